using System.Globalization;
using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

/// <summary>Servers whose pages would never end. Every reading does, and a warning says what came.</summary>
public sealed class EndlessPagingTests
{
    private const string SameItem = "Could not list the CDRs completely: the PBX returned the same items repeatedly. Different items: 1.";

    [Theory]
    [InlineData("""{"caller":"1001"}""")]
    [InlineData("""{"id":"","caller":"1001"}""")]
    [InlineData("""{"id":null,"caller":"1001"}""")]
    public async Task Items_without_ids_that_come_again_end_it(string item)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json($$"""{"count":1000000,"items":[{{string.Join(",", Enumerable.Repeat(item, 100))}}]}"""));

        var cdr = Assert.Single(await ListAsync(pbx));

        Assert.Equal("1001", cdr.Caller);
        Assert.Equal(2, pbx.Requests.Count);
        Assert.Equal(SameItem, Assert.Single(pbx.Log.Warnings));
    }

    [Fact]
    public async Task Different_items_without_ids_all_come()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => Answer.Json(
            $$"""{"count":150,"items":[{{string.Join(",", Enumerable.Range(r.Skip(), Math.Min(100, 150 - r.Skip())).Select(i => $$"""{"caller":"{{i}}"}"""))}}]}"""));

        Assert.Equal(Enumerable.Range(0, 150), (await ListAsync(pbx)).Select(cdr => int.Parse(cdr.Caller!, CultureInfo.InvariantCulture)));
        Assert.Empty(pbx.Log.Warnings);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task Items_that_hold_nothing_end_it(string item)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json($$"""{"count":1000000,"items":[{{string.Join(",", Enumerable.Repeat(item, 100))}}]}"""));

        await ListAsync(pbx);

        Assert.InRange(pbx.Requests.Count, 1, 2);
        Assert.Single(pbx.Log.Warnings);
    }

    [Theory]
    [InlineData(250, 1000)]
    [InlineData(5050, 5050)]
    [InlineData(1_000_000, 5050)]
    [InlineData(1_000_000, 40_000)]
    [InlineData(0, 3000)]
    [InlineData(null, 3000)]
    public async Task A_skip_that_wraps_ends_it_soon_after_all_came(int? count, int total)
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => Pages.Of(Enumerable.Range(r.Skip(), 100).Select(i => i % total), count));

        var ids = (await ListAsync(pbx)).Select(cdr => cdr.Id).ToList();

        Assert.Equal(total, ids.Distinct().Count());
        Assert.InRange(ids.Count, total, total + 1000);
        Assert.InRange(pbx.Requests.Count, total / 100, (total / 100) + 12);
        Assert.Equal(count is 250 or 5050 ? 0 : 1, pbx.Log.Warnings.Count);
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(4_000)]
    public async Task A_skip_that_jumps_back_to_the_middle_ends_it_too(int back)
    {
        const int turn = 30_000;
        await using var pbx = await ScriptedPbx.StartAsync(r =>
            Pages.Of(Enumerable.Range(r.Skip(), 100).Select(i => i < turn ? i : back + ((i - turn) % (turn - back))), 1_000_000));

        var ids = (await ListAsync(pbx)).Select(cdr => cdr.Id).ToList();

        Assert.Equal(turn, ids.Distinct().Count());
        Assert.InRange(ids.Count, turn, turn + 1000);
        Assert.Single(pbx.Log.Warnings);
    }

    [Fact]
    public async Task A_skip_that_stays_at_its_largest_value_ends_it()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => Pages.Of(Enumerable.Range(Math.Min(r.Skip(), 300), 100), 1_000_000));

        Assert.Equal(400, (await ListAsync(pbx)).Count);
        // The fifth repeats the fourth; three more were in flight by then.
        Assert.InRange(pbx.Requests.Count, 5, 8);
        Assert.Single(pbx.Log.Warnings);
    }

    [Theory]
    [InlineData("9999", 9999)]
    [InlineData("\"9999\"", 9999)]
    [InlineData("131", 131)]
    public async Task A_count_that_is_too_large_is_a_warning_with_what_came(string count, int reported)
    {
        await using var pbx = await StartAsync(count, total: 130);

        Assert.Equal(130, (await ListAsync(pbx)).Count);
        Assert.Equal($"Could not list the CDRs completely: the PBX reports {reported} items but returned 130.", Assert.Single(pbx.Log.Warnings));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("\"-5\"")]
    [InlineData("1")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("230")]
    [InlineData("229.5")]
    public async Task A_count_that_is_too_small_or_says_nothing_is_none(string count)
    {
        await using var pbx = await StartAsync(count, total: 230);

        Assert.Equal(230, (await ListAsync(pbx)).Count);
        Assert.Empty(pbx.Log.Warnings);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task New_items_without_an_end_end_far_beyond_their_count(int count)
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => Pages.Of(Enumerable.Range(r.Skip(), 100), count));

        var read = 0;
        await foreach (var _ in pbx.Client.Records.ListCdrsAsync(new RecordQuery()))
            read++;

        Assert.InRange(read, 100_000, 100_200);
        Assert.StartsWith($"Could not list the CDRs completely: the PBX reports {count} items but returned ", Assert.Single(pbx.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_that_come_in_while_they_are_read_are_not_a_repetition()
    {
        // Between two pages thirty new ones push the others on, so that each page begins with thirty that came before.
        var pages = -1;
        await using var pbx = await ScriptedPbx.StartAsync(r =>
        {
            var arrived = 30 * Interlocked.Increment(ref pages);
            return Pages.Of(Enumerable.Range(r.Skip() - arrived, 100).Where(i => i < 30_000), 30_000 + arrived);
        });

        Assert.Equal(Enumerable.Range(0, 30_000), (await ListAsync(pbx)).Select(cdr => int.Parse(cdr.Id, CultureInfo.InvariantCulture)));
        Assert.Empty(pbx.Log.Warnings);
    }

    [Fact]
    public async Task A_last_page_of_items_that_were_pushed_onto_it_is_not_a_repetition()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Skip() == 0 ? Pages.Of(Enumerable.Range(0, 100), count: 100) : Pages.Of([97, 98, 99], count: 103));

        Assert.Equal(100, (await ListAsync(pbx)).Count);
        Assert.Empty(pbx.Log.Warnings);
    }

    [Fact]
    public async Task A_full_page_with_an_item_that_cant_be_used_isnt_the_last_one()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => Answer.Json(
            $$"""{"items":[{{string.Join(",", Enumerable.Range(r.Skip(), Math.Min(100, 150 - r.Skip())).Select(i => i == 50 ? "null" : i == 60 ? """{"caller":"no id"}""" : $$"""{"id":"{{i}}"}"""))}}]}"""));

        Assert.Equal(148, (await pbx.Client.Recordings.ListAsync(new RecordQuery()).ToListAsync(default)).Count);
        Assert.Equal(["0", "100"], pbx.Recorded.Select(r => r.Query("skip")));
    }

    [Fact]
    public async Task Other_collections_end_as_well()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json($$"""{"count":1000000,"items":[{{string.Join(",", Enumerable.Range(0, 100).Select(i => $$"""{"id":"{{i}}","extension_number":"8{{i}}"}"""))}}]}"""));

        Assert.Equal(100, (await pbx.Client.Queues.ListAsync(default)).Count);
        Assert.Equal(100, (await pbx.Client.Monitoring.ListGroupsAsync().ToListAsync(default)).Count);

        Assert.Equal(
            ["Could not list the queues completely: the PBX returned the same items repeatedly. Different items: 100.",
             "Could not list the monitor groups completely: the PBX returned the same items repeatedly. Different items: 100."],
            pbx.Log.Warnings);
    }

    [Theory]
    [InlineData("1000000", """{"name":"x"}""")]
    [InlineData("\"1000000\"", """{"id":"1"}""")]
    [InlineData("1000000", "17")]
    [InlineData("1000000", "null")]
    public async Task The_door_to_any_path_ends_as_well(string count, string item)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json($$"""{"count":{{count}},"items":[{{string.Join(",", Enumerable.Repeat(item, 100))}}]}"""));

        Assert.Single(await pbx.Client.Rest.InvokeAllAsync(new RestRequest { Path = "providers" }).ToListAsync(default));
        Assert.Equal(2, pbx.Requests.Count);
        Assert.Equal("Could not GET /api/providers completely: the PBX returned the same items repeatedly. Different items: 1.", Assert.Single(pbx.Log.Warnings));
    }

    [Fact]
    public async Task A_path_without_pages_that_returns_everything_at_once_is_not_a_repetition()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json($"[{string.Join(",", Enumerable.Range(0, 150))}]"));

        Assert.Equal(150, (await pbx.Client.Rest.InvokeAllAsync(new RestRequest { Path = "codes" }).ToListAsync(default)).Count);
        Assert.Empty(pbx.Log.Warnings);
    }

    private static Task<ScriptedPbx> StartAsync(string count, int total) => ScriptedPbx.StartAsync(r => Answer.Json(
        $$"""{"count":{{count}},"items":[{{string.Join(",", Enumerable.Range(r.Skip(), Math.Max(0, Math.Min(100, total - r.Skip()))).Select(i => $$"""{"id":"{{i}}"}"""))}}]}"""));

    private static Task<IReadOnlyList<PortSipCdr>> ListAsync(ScriptedPbx pbx) => pbx.Client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(CancellationToken.None);
}
