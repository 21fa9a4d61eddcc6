using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PortSip.Client.Tests.Records;

namespace PortSip.Client.Tests.Reading;

/// <summary>A bad value affects only itself: the record, the page and the response are kept, and the log counts it.</summary>
public sealed class BadValueTests
{
    internal const string Good = """{"id":"8","caller":"1001","caller_display_name":"Zoë","started_at":"2024-08-20T06:00:59Z","duration":5}""";

    /// <summary>What stands for <c>caller_display_name</c>, and what becomes of it.</summary>
    public static TheoryData<byte[], string?, int> BadNames => new()
    {
        { [.. "\"M"u8, 0xFC, .. "ller\""u8], "M\uFFFDller", 1 },
        { [.. "\"M"u8, 0xC3, .. "\""u8], "M\uFFFD", 1 },
        { [.. "\""u8, 0xC3, 0x28, 0xA0, 0xE2, 0x82, 0x28, 0xF0, 0x9F, 0x98, .. "\""u8], "\uFFFD(\uFFFD\uFFFD(\uFFFD", 1 },
        { [.. "\""u8, 0xED, 0xA0, 0xBD, .. "\""u8], "\uFFFD\uFFFD\uFFFD", 1 },
        { [.. "\""u8, 0xC0, 0x80, 0xF5, 0xFF, 0xFE, .. "\""u8], "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", 1 },
        { [.. "\""u8, 0xE0, 0x80, 0x80, 0xF4, 0x90, .. "\""u8], "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", 1 },
        { """
            "Ann \ud83d"
            """u8.ToArray(), "Ann \uFFFD", 1 },
        { """
            "\uDE00 Ann"
            """u8.ToArray(), "\uFFFD Ann", 1 },
        { """
            "\ud83dAnn\ude00\ud83d\ud83d\ude00"
            """u8.ToArray(), "\uFFFDAnn\uFFFD\uFFFD😀", 1 },
        { """
            "\ud83d\ude00"
            """u8.ToArray(), "😀", 0 },
        { "\"a\tb\u0001\""u8.ToArray(), "a\tb\u0001", 0 },
        { """
            "DOMAIN\user \x \u12"
            """u8.ToArray(), @"DOMAIN\user \x \u12", 0 },
        { """{"deep":[1,{"a":"\ud83d"}]}"""u8.ToArray(), null, 1 },
        { "[[],{}]"u8.ToArray(), null, 1 },
        { "true"u8.ToArray(), "true", 0 },
        { "7"u8.ToArray(), "7", 0 },
    };

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task A_name_that_cannot_be_read_affects_only_itself(byte[] name, string? read, int unreadable)
    {
        byte[] page = [.. """{"count":2,"items":[{"id":"7","caller":"1001","caller_display_name":"""u8, .. name, .. ""","talking_time":3},"""u8, .. Encoding.UTF8.GetBytes(Good), .. "]}"u8];
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Bytes(page));
        using var bench = await Bench.SignInAsync(pbx);

        var cdrs = await bench.Client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(CancellationToken.None);

        Assert.Equal([("7", "1001", read), ("8", "1001", "Zoë")], cdrs.Select(cdr => (cdr.Id, cdr.Caller, cdr.GetRaw("CallerDisplayName") as string)));
        Assert.Equal(unreadable, bench.Log.UnreadableValues);
    }

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task A_name_of_a_call_that_cannot_be_read_affects_only_itself(byte[] name, string? read, int unreadable)
    {
        byte[] page = [.. """{"items":[{"id":"7","calls":[{"caller":"1001","caller_display_name":"""u8, .. name, .. ""","callee":"1002","talking_time":3}]}]}"""u8];
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Bytes(page));
        using var bench = await Bench.SignInAsync(pbx);

        var call = Assert.Single(await bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Equal(("1001", read, "1002", PortSipCallState.Answered), (call.Caller, call.GetRaw("CallerDisplayName") as string, call.Callee, call.State));
        Assert.Equal(unreadable, bench.Log.UnreadableValues);
    }

    [Theory]
    [InlineData("\"n/a\"")]
    [InlineData("\"5 s\"")]
    [InlineData("{}")]
    [InlineData("[5]")]
    [InlineData("true")]
    public async Task A_duration_that_is_not_a_number_is_empty(string duration)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json($$"""{"items":[{"id":"7","caller":"1001","duration":{{duration}},"status_code":{{duration}},"ended_at":"2024-08-20T06:00:59Z"},{{Good}}]}"""));
        using var bench = await Bench.SignInAsync(pbx);

        var cdrs = await bench.Client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(CancellationToken.None);

        Assert.Equal([null, TimeSpan.FromSeconds(5)], cdrs.Select(cdr => cdr.TalkTime));
        Assert.NotNull(cdrs[0].EndedAt);
        Assert.Equal(2, bench.Log.UnreadableValues);
    }

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("\"2024-02-31T06:00:00Z\"")]
    [InlineData("1724133659")]
    [InlineData("{\"seconds\":5}")]
    public async Task A_time_that_cannot_be_is_none_and_counted(string time)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json($$"""{"items":[{"id":"7","started_at":{{time}}}]}"""));
        using var bench = await Bench.SignInAsync(pbx);

        Assert.Null(Assert.Single(await bench.Client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(CancellationToken.None)).StartedAt);
        Assert.Equal(1, bench.Log.UnreadableValues);
    }

    [Theory]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    [InlineData("\"0001-01-01T08:05:43+08:05\"")]
    [InlineData("\"1970-01-01T00:00:00Z\"")]
    [InlineData("\"1970-01-01T08:00:00+08:00\"")]
    [InlineData("\"1970-01-01 08:00:00\"")]
    [InlineData("\"1900-01-01T00:00:00\"")]
    [InlineData("\"0000-00-00 00:00:00\"")]
    [InlineData("\"0\"")]
    [InlineData("\" \"")]
    [InlineData("\"\"")]
    [InlineData("0")]
    [InlineData("0.0")]
    [InlineData("null")]
    public async Task Zeros_of_every_kind_mean_no_time(string time)
    {
        using var pbx = MemoryPbx.SigningIn(request => Reply.Json(request.Path.Contains("sessions", StringComparison.Ordinal)
            ? $$"""{"items":[{"id":"7","calls":[{"started_at":{{time}}}]}]}"""
            : $$"""{"items":[{"id":"7","started_at":{{time}},"rang_at":{{time}},"answered_at":{{time}},"ended_at":{{time}}}]}"""));
        using var bench = await Bench.SignInAsync(pbx);

        var cdr = Assert.Single(await bench.Client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(CancellationToken.None));
        var recording = Assert.Single(await bench.Client.Recordings.ListAsync(new RecordQuery()).ToListAsync(CancellationToken.None));
        var call = Assert.Single(await bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Equal((null, null, null, null), (cdr.StartedAt, cdr.RangAt, cdr.AnsweredAt, cdr.EndedAt));
        Assert.Equal((null, null, null), (recording.StartedAt, recording.EndedAt, call.StartedAt));
        Assert.Equal(0, bench.Log.UnreadableValues);
    }

    [Theory]
    [InlineData("""{"id":"7","calls":"x"}""", 0)]
    [InlineData("""{"id":"7","calls":5}""", 0)]
    [InlineData("""{"id":"7","calls":[[],5,"x",{"caller":"1001"}]}""", 1)]
    [InlineData("""{"id":"7","calls":{"caller":"1001"}}""", 1)]
    [InlineData("""{"id":{},"calls":"x"}""", 0)]
    public async Task A_list_that_is_none_leaves_the_call_without_legs(string answer, int legs)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json(answer));
        using var bench = await Bench.SignInAsync(pbx);

        var call = await bench.Client.Calls.GetAsync("7", CancellationToken.None);

        Assert.Equal(("7", legs), (call.Id, call.Legs.Count(leg => leg.Caller == "1001")));
    }

    [Fact]
    public async Task A_name_of_a_field_that_cannot_be_read_costs_only_its_field()
    {
        byte[] answer = [.. """{"id":"7","\ud83d":1,"x"""u8, 0xFF, .. "\":2,\"calls\":[{\"\\udc00\":{},\"caller\":\"1001\"}]}"u8];
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Bytes(answer));
        using var bench = await Bench.SignInAsync(pbx);

        Assert.Equal("1001", (await bench.Client.Calls.GetAsync("7", CancellationToken.None)).Caller);
    }

    [Fact]
    public async Task An_id_of_a_placed_call_that_cannot_be_read_is_none()
    {
        using var pbx = MemoryPbx.SigningIn(request => request.Method == "GET" ? Reply.Calls() : Reply.Json("""{"id":"88475757037014630\ud83d"}"""));
        using var bench = await Bench.SignInAsync(pbx);

        Assert.Equal(PortSipFailure.CallOutcomeUnknown, (await Bench.FailureOf(() => bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None))).Failure);
    }

    [Fact]
    public async Task The_words_of_a_refusal_are_read_with_what_is_wrong_in_them()
    {
        byte[] answer = [.. """{"errors":[{"code":"VALIDATE_FAILED","message":"M"""u8, 0xFC, .. """ller \ud83d"}]}"""u8];
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Bytes(answer, 400));
        using var bench = await Bench.SignInAsync(pbx);

        var e = await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Equal(("VALIDATE_FAILED", "M\uFFFDller \uFFFD"), (e.Errors[0].Code, e.Errors[0].Message));
    }

    // Other contexts are of files.
    private static JsonSerializerContext[] Contexts { get; } = [.. typeof(WireFormat).Assembly.GetTypes()
        .Where(type => type.BaseType == typeof(JsonSerializerContext) && type.GetProperty("Wire") is not null)
        .Select(type => (JsonSerializerContext)type.GetProperty("Wire")!.GetValue(null)!)];

    public static TheoryData<Type> AnswerTypes => [.. Contexts.SelectMany(context => context.GetType().GetCustomAttributesData())
        .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
        .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!)
        .Where(type => type.Name.Contains("Answer", StringComparison.Ordinal))];

    /// <summary>Whatever type is added to the wire: no field of it may cost its neighbours.</summary>
    [Theory]
    [MemberData(nameof(AnswerTypes))]
    public void No_value_of_any_answer_costs_another(Type type)
    {
        var typeInfo = Contexts.Select(context => context.GetTypeInfo(type)).OfType<JsonTypeInfo>().First();
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "EqualityContract" && !p.IsDefined(typeof(System.Text.Json.Serialization.JsonIgnoreAttribute))).ToList();
        foreach (var property in properties.Where(p => p.GetSetMethod() is not null || type.GetConstructors().Any(c => c.GetParameters().Any(q => q.Name == p.Name))))
        {
            foreach (var value in new[] { "null", "5", "1e999", "-1", "true", "\"n/a\"", "\"\\ud83d\"", "{}", "{\"a\":{}}", "[]", "[1,[],{},null,\"x\"]" })
            {
                var json = Encoding.UTF8.GetBytes($$"""{"{{JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)}}":{{value}}}""");
                var read = LenientJson.Read(json, text => JsonSerializer.Deserialize(text.Span, typeInfo), out _);
                Assert.True(read is not null, $"{property.Name}: {value}");
                Assert.All(properties.Where(other => other != property), other => Assert.True(other.GetValue(read) is null or ICollection { Count: 0 }));
            }
        }
    }
}
