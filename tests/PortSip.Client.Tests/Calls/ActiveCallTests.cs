using PortSip.Client.Tests.Records;
using PortSip.Testing;

namespace PortSip.Client.Tests.Calls;

/// <summary>The list of active calls, whose pages no document declares.</summary>
public sealed class ActiveCallTests
{
    private const string First = "GET /api/sessions";
    private const string Second = "GET /api/sessions?top=100&skip=100&count=true";
    private const string Third = "GET /api/sessions?top=100&skip=200&count=true";

    [Fact]
    public async Task Where_the_count_shows_more_the_rest_is_asked_for()
    {
        await using var pbx = await StartAsync(skip => (250, Enumerable.Range(skip, Math.Min(100, 250 - skip))));

        Assert.Equal(Enumerable.Range(0, 250), await IdsAsync(pbx));
        Assert.Equal([First, Second, Third], pbx.Requests);
        Assert.Empty(pbx.Log.Warnings);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(250)]
    [InlineData(null)]
    public async Task An_answer_that_is_whole_by_its_count_or_has_none_is_the_only_one(int? count)
    {
        await using var pbx = await StartAsync(_ => (count, Enumerable.Range(0, count ?? 100)));

        Assert.Equal(Enumerable.Range(0, count ?? 100), await IdsAsync(pbx));
        Assert.Equal([First], pbx.Requests);
    }

    [Fact]
    public async Task A_PBX_that_ignores_skip_is_asked_once_more_and_a_warning_tells_what_is_missing()
    {
        await using var pbx = await StartAsync(_ => (250, Enumerable.Range(0, 100)));

        Assert.Equal(Enumerable.Range(0, 100), await IdsAsync(pbx));
        Assert.Equal([First, Second], pbx.Requests);
        Assert.Equal("The PBX reports 250 active calls but returned only 100.", Assert.Single(pbx.Log.Warnings));
    }

    [Fact]
    public async Task A_PBX_that_refuses_pages_gives_what_it_gives_and_a_warning_tells_what_is_missing()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Query("skip") is null ? List(120, Enumerable.Range(0, 100)) : Answer.Error(400, "VALIDATE_FAILED"));

        Assert.Equal(Enumerable.Range(0, 100), await IdsAsync(pbx));
        Assert.Equal("The PBX reports 120 active calls but returned only 100.", Assert.Single(pbx.Log.Warnings));
    }

    [Fact]
    public async Task A_PBX_that_counts_ever_more_is_asked_for_a_thousand_pages_and_a_warning_tells_what_came()
    {
        await using var pbx = await StartAsync(skip => (skip + 1000, [skip]));

        Assert.Equal(Enumerable.Range(0, 1000), await IdsAsync(pbx));
        Assert.Equal(1000, pbx.Requests.Count);
        Assert.Equal("The PBX reports 1999 active calls but returned only 1000.", Assert.Single(pbx.Log.Warnings));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-7, true)]
    [InlineData(0, false)]
    public async Task A_count_below_what_came_shows_no_list_to_be_whole_that_fills_its_page(int count, bool isShort)
    {
        await using var pbx = await StartAsync(_ => (count, Enumerable.Range(0, isShort ? 99 : 100)));

        Assert.Equal(isShort, (await pbx.Client.Calls.ListPagesAsync(largestNumberOfPages: 1, CancellationToken.None)).IsWhole);
    }

    [Fact]
    public async Task A_call_on_two_pages_is_one_call()
    {
        await using var pbx = await StartAsync(skip => (150, skip == 0 ? Enumerable.Range(0, 100) : Enumerable.Range(98, 52)));

        Assert.Equal(Enumerable.Range(0, 150), await IdsAsync(pbx));
    }

    [Fact]
    public async Task Calls_that_end_in_the_meantime_make_a_shorter_list_and_no_warning()
    {
        await using var pbx = await StartAsync(skip => skip == 0 ? (150, Enumerable.Range(0, 100)) : (101, [149]));

        Assert.Equal([.. Enumerable.Range(0, 100), 149], await IdsAsync(pbx));
        Assert.Empty(pbx.Log.Warnings);
    }

    [Fact]
    public async Task A_page_that_fails_is_asked_for_again()
    {
        var failures = 1;
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Query("skip") is null ? List(101, Enumerable.Range(0, 100))
            : failures-- > 0 ? Answer.Error(503) : List(101, [100]));

        Assert.Equal(Enumerable.Range(0, 101), await IdsAsync(pbx));
    }

    [Fact]
    public async Task A_lost_call_is_found_on_the_second_page()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Method == "POST" ? Answer.Reset
            : r.Query("skip") is null ? List(101, Enumerable.Range(0, 100)) : Answer.Json($$"""{"count":101,"items":[{"id":"the-one","calls":[{"caller":"1001","callee":"1002","started_at":"{{DateTimeOffset.UtcNow:O}}"}]}]}"""));

        var call = await pbx.Client.Calls.OriginateAsync(new OriginateRequest { Caller = "1001", Callee = "1002" }, CancellationToken.None);

        Assert.Equal("the-one", call.Id);
        Assert.Equal(["POST /api/sessions", First, Second], pbx.Requests.Select(r => r.Split(" {")[0]));
    }

    private static Task<ScriptedPbx> StartAsync(Func<int, (int? Count, IEnumerable<int> Ids)> page) => ScriptedPbx.StartAsync(request =>
    {
        var (count, ids) = page(request.Query("skip") is null ? 0 : request.Skip());
        return List(count, ids);
    });

    private static Answer List(int? count, IEnumerable<int> ids) => Answer.Json(
        $$"""{{{(count is null ? "" : $"\"count\":{count},")}}"items":[{{string.Join(",", ids.Select(id => $$"""{"id":"{{id}}","calls":[{"caller":"3001","callee":"3002"}]}"""))}}]}""");

    private static async Task<IEnumerable<int>> IdsAsync(ScriptedPbx pbx) =>
        (await pbx.Client.Calls.ListAsync(CancellationToken.None)).Select(call => int.Parse(call.Id, System.Globalization.CultureInfo.InvariantCulture));
}
