using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PortSip.Client.Tests.Records;

namespace PortSip.Client.Tests.Reading;

/// <summary>A page with bad entries or without a list.</summary>
public sealed class BadPageTests
{
    [Theory]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("5")]
    [InlineData("true")]
    public async Task An_entry_that_is_not_an_object_affects_only_itself_on_its_page(string entry)
    {
        // A hundred entries make a full page; the bad one counts as one of them, or the reading would end here.
        using var pbx = MemoryPbx.SigningIn(request => Reply.Json(request.Skip() switch
        {
            0 => $$"""{"items":[{{entry}},{{string.Join(',', Enumerable.Range(1, 99).Select(i => $$"""{"id":"{{i}}"}"""))}}]}""",
            100 => $$"""{"items":[{{BadValueTests.Good.Replace("\"8\"", "\"100\"", StringComparison.Ordinal)}}]}""",
            var skip => throw new InvalidOperationException($"{skip}"),
        }));
        using var bench = await Bench.SignInAsync(pbx);

        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"{i}"), (await bench.Client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(CancellationToken.None)).Select(cdr => cdr.Id));
        Assert.Equal(1, bench.Log.UnreadableValues);
    }

    [Theory]
    [InlineData("\"n/a\"")]
    [InlineData("{}")]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    public async Task A_beginning_that_cannot_be_read_costs_no_record_of_those_that_the_PBX_chose(string startedAt)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json($$"""{"items":[{"id":"1","started_at":{{startedAt}}},{"id":"2","started_at":"2024-08-20T06:00:59Z"},{"id":"3","started_at":"2020-08-20T06:00:59Z"}]}"""));
        using var bench = await Bench.SignInAsync(pbx);

        var cdrs = await bench.Client.Records.ListCdrsAsync(new RecordQuery { Since = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero) }).ToListAsync(CancellationToken.None);

        Assert.Equal(["1", "2"], cdrs.Select(cdr => cdr.Id));
    }

    [Theory]
    [InlineData("""{"items":"x"}""")]
    [InlineData("""{"count":2,"items":5}""")]
    [InlineData("""{"count":2}""")]
    [InlineData("{}")]
    public async Task A_collection_without_a_list_of_items_is_not_an_empty_one(string answer)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json(answer));
        using var bench = await Bench.SignInAsync(pbx);

        foreach (var read in new Func<Task>[]
                 {
                     () => bench.Client.Calls.ListAsync(CancellationToken.None),
                     () => bench.Client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(CancellationToken.None),
                     () => bench.Client.Queues.ListAsync(CancellationToken.None),
                 })
            Assert.Equal(PortSipFailure.InvalidResponse, (await Bench.FailureOf(read)).Failure);
    }

    [Fact]
    public async Task An_empty_list_may_come_as_null()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json("""{"count":0,"items":null}"""));
        using var bench = await Bench.SignInAsync(pbx);

        Assert.Empty(await bench.Client.Calls.ListAsync(CancellationToken.None));
        Assert.Empty(await bench.Client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(CancellationToken.None));
        Assert.Empty(await bench.Client.Records.ListCallLogsAsync(new RecordQuery()).ToListAsync(CancellationToken.None));
        Assert.Empty(await bench.Client.Recordings.ListAsync(new RecordQuery()).ToListAsync(CancellationToken.None));
        Assert.Empty(await bench.Client.Queues.ListAsync(CancellationToken.None));
        Assert.Empty(await bench.Client.Monitoring.ListGroupsAsync().ToListAsync(CancellationToken.None));
        Assert.Empty(await bench.Client.Rest.InvokeAllAsync(new RestRequest { Path = "users" }).ToListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Any_path_of_the_API_is_read_with_what_is_wrong_in_it()
    {
        byte[] answer = [.. """{"items":[{"na\ud83dme":"M"""u8, 0xFC, .. """ller"},{"id":"8"}]}"""u8];
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Bytes(answer));
        using var bench = await Bench.SignInAsync(pbx);

        var items = await bench.Client.Rest.InvokeAllAsync(new RestRequest { Path = "users" }).ToListAsync(CancellationToken.None);

        Assert.Equal(new KeyValuePair<string, object?>("na\uFFFDme", "M\uFFFDller"), Assert.Single(Assert.IsType<List<KeyValuePair<string, object?>>>(items[0])));
        Assert.Equal((2, 2), (items.Count, bench.Log.UnreadableValues));
    }
}
