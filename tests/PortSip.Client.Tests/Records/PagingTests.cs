using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

public sealed class PagingTests
{
    [Fact]
    public async Task All_pages_come_as_one_stream_in_order()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => Pages.Of(Enumerable.Range(r.Skip(), Math.Min(100, 250 - r.Skip())), count: 250));

        var ids = await IdsAsync(pbx, new RecordQuery());

        Assert.Equal(Enumerable.Range(0, 250), ids);
        Assert.Equal(
            ["GET /api/cdrs?top=100&skip=0&count=true", "GET /api/cdrs?top=100&skip=100&count=true", "GET /api/cdrs?top=100&skip=200&count=true"], pbx.Requests);
    }

    [Fact]
    public async Task A_reader_that_wants_no_more_cancels_the_page_that_is_on_its_way()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Skip() == 0 ? Pages.Of(Enumerable.Range(0, 100)) : Answer.Never);

        await foreach (var cdr in pbx.Client.Records.ListCdrsAsync(new RecordQuery()))
        {
            // The second page is requested when the first record has been taken.
            if (cdr.Id == "1")
                break;
        }
    }

    [Fact]
    public async Task A_small_limit_asks_for_a_small_page_and_for_no_other()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => Pages.Of(Enumerable.Range(0, r.Top()), count: 5000));

        var ids = await IdsAsync(pbx, new RecordQuery { First = 7 });

        Assert.Equal(Enumerable.Range(0, 7), ids);
        Assert.Equal(["GET /api/cdrs?top=7&skip=0&count=true"], pbx.Requests);
    }

    [Fact]
    public async Task A_limit_that_a_page_fills_fetches_nothing_more()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => Pages.Of(Enumerable.Range(r.Skip(), 100), count: 5000));

        Assert.Equal(200, (await IdsAsync(pbx, new RecordQuery { First = 200 })).Count);
        Assert.Equal(2, pbx.Requests.Count);
    }

    [Fact]
    public async Task Records_that_arrive_in_the_meantime_cause_no_duplicate()
    {
        // Three new ones push the last three of the first page onto the second.
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Skip() == 0
            ? Pages.Of(Enumerable.Range(0, 100), count: 150)
            : Pages.Of(Enumerable.Range(97, 53), count: 153));

        Assert.Equal(Enumerable.Range(0, 150), await IdsAsync(pbx, new RecordQuery()));
    }

    [Fact]
    public async Task A_server_that_ignores_skip_is_asked_twice_and_no_more()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Pages.Of(Enumerable.Range(0, 100), count: 1_000_000));

        Assert.Equal(Enumerable.Range(0, 100), await IdsAsync(pbx, new RecordQuery()));
        Assert.Equal(2, pbx.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_ignores_top_and_skip_gives_everything_once()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Pages.Of(Enumerable.Range(0, 450)));

        Assert.Equal(Enumerable.Range(0, 450), await IdsAsync(pbx, new RecordQuery()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-5)]
    public async Task A_count_that_is_too_small_ends_nothing(int count)
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => Pages.Of(Enumerable.Range(r.Skip(), Math.Max(0, Math.Min(100, 230 - r.Skip()))), count));

        Assert.Equal(230, (await IdsAsync(pbx, new RecordQuery())).Count);
    }

    [Fact]
    public async Task A_count_that_is_too_large_ends_with_the_empty_page()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => Pages.Of(Enumerable.Range(r.Skip(), Math.Max(0, Math.Min(100, 130 - r.Skip()))), count: 9999));

        Assert.Equal(130, (await IdsAsync(pbx, new RecordQuery())).Count);
        Assert.Equal(3, pbx.Requests.Count);
    }

    [Fact]
    public async Task A_server_with_smaller_pages_than_asked_for_gives_everything_by_its_count()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => Pages.Of(Enumerable.Range(r.Skip(), Math.Max(0, Math.Min(30, 75 - r.Skip()))), count: 75));

        Assert.Equal(75, (await IdsAsync(pbx, new RecordQuery())).Count);
    }

    [Fact]
    public async Task A_page_that_fails_is_asked_for_again()
    {
        var failures = 2;
        await using var pbx = await ScriptedPbx.StartAsync(r =>
            r.Skip() == 100 && failures-- > 0 ? Answer.Error(503) : Pages.Of(Enumerable.Range(r.Skip(), Math.Min(100, 150 - r.Skip()))));

        Assert.Equal(150, (await IdsAsync(pbx, new RecordQuery())).Count);
    }

    [Fact]
    public async Task A_page_that_stays_broken_is_an_error_after_the_records_before_it()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Skip() == 0 ? Pages.Of(Enumerable.Range(0, 100)) : Answer.Json("""{"items":17}"""));

        var read = 0;
        var failure = await Assert.ThrowsAsync<PortSipException>(async () =>
        {
            await foreach (var _ in pbx.Client.Records.ListCdrsAsync(new RecordQuery()))
                read++;
        });

        Assert.Equal(PortSipFailure.InvalidResponse, failure.Failure);
        Assert.Equal(100, read);
    }

    [Fact]
    public async Task A_hundred_thousand_records_hold_no_more_than_five_pages()
    {
        const int total = 100_000;
        var consumed = 0;
        var farthest = 0;
        await using var pbx = await ScriptedPbx.StartAsync(r =>
        {
            // How many records the client could hold: fetched, and not consumed.
            farthest = Math.Max(farthest, r.Skip() + 100 - Volatile.Read(ref consumed));
            return Pages.Of(Enumerable.Range(r.Skip(), Math.Min(100, total - r.Skip())), total);
        });

        await foreach (var _ in pbx.Client.Records.ListCdrsAsync(new RecordQuery()))
            Volatile.Write(ref consumed, consumed + 1);

        Assert.Equal(total, consumed);
        Assert.InRange(farthest, 100, 501);
    }

    private static async Task<IReadOnlyList<int>> IdsAsync(ScriptedPbx pbx, RecordQuery query) =>
        [.. (await pbx.Client.Records.ListCdrsAsync(query).ToListAsync(CancellationToken.None)).Select(cdr => int.Parse(cdr.Id, System.Globalization.CultureInfo.InvariantCulture))];
}
