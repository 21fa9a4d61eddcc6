using System.Reflection;
using System.Text.Json;

namespace PortSip.Client.Tests.Text;

/// <summary>No text that a stranger chose is shown as it came, and each can be had as it came.</summary>
public sealed class HostileRecordTests
{
    // These are words of ours, or are taken over from another record.
    private static readonly string[] Ours = ["PortSipCall.AnsweredBy", "PortSipCall.EndReason", "PortSipRecording.CdrId", "PortSipCdrDetail.Id", "PortSipEventGap.Raw", "PortSipEventGap.TenantId"];

    // Made of records and messages that are neutral themselves.
    private static readonly Type[] OursAlone = [typeof(PortSipConnectionCheck), typeof(PortSipCallStatistics), typeof(PortSipCallTimelineEntry), typeof(PortSipCampaignResult)];

    [Fact]
    public async Task Every_text_of_every_record_is_neutral_and_its_original_is_kept()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var record in await HostileAnswers.RecordsAsync())
        {
            Assert.True(NeutralText.IsNeutral(record.ToString()!), record.ToString());
            foreach (var property in TextsOf(record.GetType()))
            {
                var texts = Texts(property.GetValue(record)).ToArray();
                Assert.All(texts, text => Assert.True(NeutralText.IsNeutral(text), $"{record.GetType().Name}.{property.Name}: {text}"));
                var originals = Texts(record.GetRaw(property.Name)).ToArray();
                if (property.Name != nameof(PortSipEvent.Raw) && record is not PortSipUnknownEvent)
                    Assert.Equal(originals.Select(NeutralText.Of), texts);
                if (Array.Exists(originals, text => !NeutralText.IsNeutral(text)))
                    seen.Add($"{record.GetType().Name}.{property.Name}");
            }
        }

        var all = typeof(PortSipRecord).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(PortSipRecord)) && !type.IsAbstract && type != typeof(PortSipError) && !OursAlone.Contains(type))
            .SelectMany(type => TextsOf(type).Select(property => $"{type.Name}.{property.Name}"));
        // A known event has the name under which it is known.
        var forgotten = all.Except(seen).Except(Ours)
            .Where(name => !name.EndsWith(".ConnectionName", StringComparison.Ordinal) && !name.EndsWith(".StatusReason", StringComparison.Ordinal))
            .Where(name => !name.EndsWith(".EventType", StringComparison.Ordinal) || name == "PortSipUnknownEvent.EventType");
        Assert.True(!forgotten.Any(), $"Nobody has seen these with hostile text: {string.Join(", ", forgotten)}");
    }

    [Fact]
    public async Task An_event_s_text_means_the_same_and_can_be_read_verbatim()
    {
        foreach (var record in (await HostileAnswers.RecordsAsync()).OfType<PortSipEvent>().Where(record => record is not PortSipEventGap))
        {
            Assert.Contains("\\u202e", record.Raw, StringComparison.Ordinal);
            using var shown = JsonDocument.Parse(record.Raw);
            using var original = JsonDocument.Parse(Assert.IsType<string>(record.GetRaw("raw")));
            Assert.True(JsonElement.DeepEquals(original.RootElement, shown.RootElement));
            Assert.Contains('\u202E', (string)record.GetRaw(nameof(PortSipEvent.Raw))!);
        }
    }

    [Fact]
    public void What_the_client_unescapes_itself_is_neutral_too()
    {
        var frame = new EventFrame();
        var message = """{"event_type":"call_start","caller":"sip:%1b%5b31m%0AFAKE%E2%80%AE@x","callee":"\"A\" <sip:101%07@test.io>"}"""u8.ToArray();

        frame.Read(message, message.Length, DateTimeOffset.UnixEpoch);

        var record = Assert.IsType<PortSipCallEvent>(Assert.Single(frame.Events));
        Assert.Equal(("\u241b[31m\u240aFAKE\uFFFD", "101\u2407"), (record.Caller, record.Callee));
        Assert.Equal(("\u001b[31m\nFAKE\u202e", "101\u0007"), (record.GetRaw("caller"), record.GetRaw("callee")));
    }

    [Fact]
    public void A_record_s_other_properties_are_what_they_are()
    {
        var call = new PortSipCall { Id = "7", Caller = "1001", TalkTime = TimeSpan.FromSeconds(3) };

        Assert.Equal(("7", "1001", TimeSpan.FromSeconds(3), null), (call.GetRaw("Id"), call.GetRaw("CALLER"), call.GetRaw("TalkTime"), call.GetRaw("Callee")));
    }

    [Theory]
    [InlineData("Colour")]
    [InlineData("")]
    [InlineData("\u001b[31m")]
    public void A_property_that_a_record_hasn_t_is_refused_with_those_that_it_has(string name)
    {
        var e = Assert.Throws<ArgumentException>(() => new PortSipCall { Id = "7" }.GetRaw(name));

        Assert.Contains("PortSipCall", e.Message, StringComparison.Ordinal);
        Assert.Contains("CallerDisplayName", e.Message, StringComparison.Ordinal);
        Assert.True(NeutralText.IsNeutral(e.Message));
    }

    [Fact]
    public async Task What_came_goes_back_as_it_came()
    {
        using var pbx = MemoryPbx.SigningIn(request => request.Method == "GET" ? HostileAnswers.Answer() : Reply.Empty(204));
        using var bench = await Bench.SignInAsync(pbx);
        var call = Assert.Single(await bench.Client.Calls.ListAsync(default));

        await bench.Client.Calls.HoldAsync("7", call.Caller!, default);

        using var body = JsonDocument.Parse(pbx.Requests[^1].Body);
        Assert.Equal(HostileAnswers.Text, body.RootElement.GetProperty("extension_number").GetString());
    }

    [Fact]
    public async Task What_is_typed_is_sent_as_typed()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json(Reply.Call));
        using var bench = await Bench.SignInAsync(pbx);

        var call = await bench.Client.Calls.OriginateAsync(new OriginateRequest { Caller = "1001", Callee = "1002", UserData = HostileAnswers.Text }, default);

        using var body = JsonDocument.Parse(pbx.Requests[^1].Body);
        Assert.Equal(HostileAnswers.Text, body.RootElement.GetProperty("user_data").GetString());
        Assert.Equal((HostileAnswers.Shown, HostileAnswers.Text), (call.UserData, call.GetRaw("UserData")));
    }

    [Fact]
    public async Task Text_that_does_nothing_to_a_terminal_is_not_kept_twice()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Calls(("7", "1001", "1002", null)));
        using var bench = await Bench.SignInAsync(pbx);

        var call = Assert.Single(await bench.Client.Calls.ListAsync(default));

        Assert.Same(call.Caller, call.GetRaw("Caller"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(500)]
    public async Task A_failure_repeats_nothing_that_a_terminal_obeys(int status)
    {
        var words = JsonSerializer.Serialize(HostileAnswers.Text);
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json($$$"""{"errors":[{"code":{{{words}}},"message":{{{words}}},"detail":{ {{{words}}}:[{{{words}}}] } }]}""", status));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, handler: pbx, maximumRetryCount: 0, keepsCredential: false));

        var e = await Bench.FailureOf(() => bench.Client.Calls.HangUpAsync("7", default));

        Assert.All(new[] { e.Message, e.Operation }, text => Assert.True(NeutralText.IsNeutral(text!), text));
        Assert.Contains(HostileAnswers.Shown, e.Message, StringComparison.Ordinal);
        var error = Assert.Single(e.Errors);
        Assert.All(new[] { error.Code, error.Message, error.Detail, error.ToString() }, text => Assert.True(NeutralText.IsNeutral(text!), text));
        Assert.Equal(HostileAnswers.Text, error.GetRaw("Message"));
    }

    [Fact]
    public void An_exception_of_the_runtime_that_quotes_a_server_goes_no_further()
    {
        Assert.Null(new PortSipException(PortSipFailure.ConnectionFailed, "x", new HttpRequestException("Received an invalid status line: '\u001b]0;evil\u0007'.")).InnerException);
        Assert.Null(new PortSipException(PortSipFailure.ConnectionFailed, "x", new HttpRequestException("x", new IOException("\u009b"))).InnerException);
        Assert.NotNull(new PortSipException(PortSipFailure.ConnectionFailed, "x", new ObjectDisposedException("socket", "Cannot access it.")).InnerException);
    }

    private static IEnumerable<PropertyInfo> TextsOf(Type type) => type.GetProperties().Where(property =>
        property.PropertyType == typeof(string) || typeof(IEnumerable<string>).IsAssignableFrom(property.PropertyType) || typeof(IEnumerable<KeyValuePair<string, string?>>).IsAssignableFrom(property.PropertyType));

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        IEnumerable<string> texts => texts,
        IEnumerable<KeyValuePair<string, string?>> fields => fields.SelectMany(field => new[] { field.Key, field.Value }).OfType<string>(),
        _ => [],
    };
}
