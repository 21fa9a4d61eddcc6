using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

/// <summary>From a session to its call logs, whatever the PBX makes of a filter that no document knows.</summary>
public sealed class CallLogSearchTests
{
    private const string Session = "884757570370146304";
    private const string Asked = "filter=session_id%20eq%20%27884757570370146304%27&orderby=started_at%20desc";

    [Fact]
    public async Task A_PBX_that_filters_is_asked_once()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Logs(2, [0, 1], newestFirst: true, of: _ => Session));

        Assert.Equal(["0", "1"], await FindAsync(pbx));
        Assert.Equal([$"GET /api/calllogs?top=100&skip=0&count=true&{Asked}"], pbx.Requests);
        Assert.DoesNotContain(pbx.Log.Lines, line => line.Contains("doesn't filter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Logs_of_other_sessions_and_of_none_are_dropped()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json($$"""{"items":[{"id":"1","session_id":{{Session}}},{"id":"2","session_id":"884757570370146305"},{"id":"3"},null]}"""));

        Assert.Equal(["1"], await FindAsync(pbx));
    }

    [Fact]
    public async Task Of_a_history_that_isnt_filtered_the_newest_500_are_read_and_no_more()
    {
        await using var pbx = await StartAsync(1_000_000, newestFirst: true, of: _ => "another");

        Assert.Empty(await FindAsync(pbx));
        Assert.Equal(["0", "100", "200", "300", "400"], pbx.Recorded.Select(r => r.Query("skip")));
        Assert.Contains("The PBX doesn't filter call logs by session: searching the newest, at most 5 pages of 100.", pbx.Log.Lines);
        Assert.Contains($"There are more call logs; 0 of those searched belong to the call {Session}.", pbx.Log.Lines);
    }

    [Fact]
    public async Task A_history_that_comes_oldest_first_is_read_from_its_end()
    {
        await using var pbx = await StartAsync(1_000_000, newestFirst: false, of: i => i == 999_750 ? Session : "another");

        Assert.Equal(["999750"], await FindAsync(pbx));
        Assert.Equal(["0", "999900", "999800", "999700"], pbx.Recorded.Select(r => r.Query("skip")));
    }

    [Theory]
    [InlineData(250, "0 150 100")]
    [InlineData(301, "0 201 101 100")]
    public async Task The_way_back_ends_where_the_first_page_did(int count, string skips)
    {
        await using var pbx = await StartAsync(count, newestFirst: false, of: _ => "another");

        Assert.Empty(await FindAsync(pbx));
        Assert.Equal(skips, string.Join(' ', pbx.Recorded.Select(r => r.Query("skip"))));
    }

    [Fact]
    public async Task Logs_of_one_session_on_both_sides_of_a_page_border_are_found_together()
    {
        await using var pbx = await StartAsync(300, newestFirst: true, of: i => i is 99 or 100 ? Session : "another");

        Assert.Equal(["99", "100"], await FindAsync(pbx));
        Assert.Equal(2, pbx.Requests.Count);
    }

    [Fact]
    public async Task A_PBX_that_ignores_skip_as_well_is_asked_twice()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Logs(5000, Enumerable.Range(0, 100), newestFirst: true, of: _ => "another"));

        Assert.Empty(await FindAsync(pbx));
        Assert.Equal(2, pbx.Requests.Count);
    }

    [Fact]
    public async Task A_PBX_that_refuses_the_filter_is_asked_without_it()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Query("filter") is null ? Logs(150, Page(r, 150), newestFirst: true, of: i => i == 120 ? Session : "another") : Answer.Error(400, "VALIDATE_FAILED"));

        Assert.Equal(["120"], await FindAsync(pbx));
        Assert.Equal([$"GET /api/calllogs?top=100&skip=0&count=true&{Asked}", "GET /api/calllogs?top=100&skip=0&count=true", "GET /api/calllogs?top=100&skip=100&count=true"], pbx.Requests);
    }

    private static Task<ScriptedPbx> StartAsync(int count, bool newestFirst, Func<int, string> of) =>
        ScriptedPbx.StartAsync(request => Logs(count, Page(request, count), newestFirst, of));

    private static IEnumerable<int> Page(RecordedRequest request, int count) => Enumerable.Range(request.Skip(), Math.Min(100, count - request.Skip()));

    private static Answer Logs(int count, IEnumerable<int> ids, bool newestFirst, Func<int, string> of)
    {
        var start = new DateTimeOffset(2024, 8, 20, 6, 0, 0, TimeSpan.Zero);
        var items = ids.Select(i => $$"""{"id":"{{i}}","session_id":"{{of(i)}}","started_at":"{{start.AddSeconds(newestFirst ? -i : i):O}}"}""");
        return Answer.Json($$"""{"count":{{count}},"items":[{{string.Join(",", items)}}]}""");
    }

    private static async Task<IEnumerable<string>> FindAsync(ScriptedPbx pbx) => (await pbx.Client.Records.FindCallLogsAsync(Session, CancellationToken.None)).Select(log => log.Id);
}
