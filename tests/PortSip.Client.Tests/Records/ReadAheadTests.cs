namespace PortSip.Client.Tests.Records;

/// <summary>Which pages are requested, and when: a page is a task that the test completes, so nothing depends on time.</summary>
public sealed class ReadAheadTests
{
    private readonly List<long> _requested = [];
    private readonly Dictionary<long, TaskCompletionSource> _held = [];

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    public async Task Nothing_beyond_the_first_page_is_requested_before_an_item_of_it_was_taken(int pagesAhead)
    {
        await using var items = Read(total: 1000, count: 1000, pagesAhead).GetAsyncEnumerator();

        Assert.True(await items.MoveNextAsync());
        Assert.Equal([0], _requested);
        Assert.True(await items.MoveNextAsync());
        Assert.Equal([0, 100], _requested);
    }

    [Theory]
    [InlineData(4, 5000, 6)]
    [InlineData(2, 5000, 4)]
    [InlineData(1, 5000, 3)]
    [InlineData(4, 350, 4)]
    [InlineData(4, 400, 5)]
    [InlineData(4, null, 3)]
    [InlineData(4, 0, 3)]
    public async Task Once_the_second_page_came_as_many_are_in_flight_as_are_allowed_and_announced(int pagesAhead, int? count, int pages)
    {
        await using var items = Read(total: 5000, count, pagesAhead).GetAsyncEnumerator();

        await TakeAsync(items, 101);

        Assert.Equal(Enumerable.Range(0, pages).Select(page => page * 100L), _requested);
    }

    [Fact]
    public async Task A_page_that_was_consumed_makes_room_for_one_more()
    {
        await using var items = Read(total: 5000, count: 5000).GetAsyncEnumerator();

        await TakeAsync(items, 101);
        var before = _requested.Count;
        await TakeAsync(items, 100);

        Assert.Equal(before + 1, _requested.Count);
    }

    [Fact]
    public async Task Pages_come_in_order_whichever_arrives_first()
    {
        _held[200] = new TaskCompletionSource();
        var reading = ListAsync(Read(total: 600, count: 600));

        // Page 200 is still missing, and the four pages from there on are in flight.
        Assert.False(reading.IsCompleted);
        Assert.Equal([0, 100, 200, 300, 400, 500], _requested);
        _held[200].SetResult();

        Assert.Equal(Enumerable.Range(0, 600), await reading);
    }

    [Theory]
    [InlineData(250, 3)]
    [InlineData(201, 3)]
    [InlineData(200, 2)]
    [InlineData(100, 1)]
    public async Task A_limit_requests_only_the_pages_that_it_needs(int limit, int pages)
    {
        Assert.Equal(limit, (await ListAsync(Read(total: 5000, count: 5000, limit: limit))).Count);
        Assert.Equal(pages, _requested.Count);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(30, 75)]
    [InlineData(99, 1000)]
    [InlineData(100, 1000)]
    public async Task Smaller_pages_than_requested_lose_nothing(int largest, int total)
    {
        Assert.Equal(Enumerable.Range(0, total), await ListAsync(Read(total, count: total, largest: _ => largest)));
        Assert.Equal(_requested.Count, _requested.Distinct().Count());
    }

    [Fact]
    public async Task Pages_of_changing_sizes_lose_nothing_and_are_read_one_at_a_time()
    {
        Assert.Equal(Enumerable.Range(0, 1000), await ListAsync(Read(total: 1000, count: 1000, largest: skip => skip % 7 == 0 ? 100 : 93)));
    }

    [Fact]
    public async Task Items_that_arrive_while_pages_are_in_flight_cost_no_others()
    {
        // Newest first. The page at 300 is served before the page at 200, and between them thirty items arrive.
        var items = CollectionReader.ReadAsync("list", (page, _) => PageAsync(page, page.Skip == 0 ? 0 : (int)page.Skip - Arrived(page.Skip), 100, 600 + Arrived(page.Skip)), SilentLog.Instance);

        Assert.Equal(Enumerable.Range(0, 600), (await ListAsync(items)).Where(i => i < 600));

        int Arrived(long skip) => skip == 200 || _requested.Contains(300) ? 30 : 0;
    }

    [Fact]
    public async Task A_server_that_repeats_its_page_is_asked_twice()
    {
        await ListAsync(CollectionReader.ReadAsync("list", (page, _) => PageAsync(page, 0, 100, 1_000_000), SilentLog.Instance));

        Assert.Equal([0, 100], _requested);
    }

    [Fact]
    public async Task A_page_that_fails_is_an_error_after_the_items_before_it_and_the_others_are_canceled()
    {
        var canceled = 0;
        var items = CollectionReader.ReadAsync<string>("list", async (page, token) =>
        {
            if (page.Skip == 200)
                throw new InvalidOperationException("page 200");
            if (page.Skip > 200)
            {
                token.Register(() => canceled++);
                await Task.Delay(Timeout.Infinite, token);
            }
            return await PageAsync(page, (int)page.Skip, 100, 5000);
        }, SilentLog.Instance);

        var read = 0;
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in items)
                read++;
        });

        Assert.Equal(("page 200", 200, 3), (failure.Message, read, canceled));
    }

    private IAsyncEnumerable<string> Read(int total, int? count, int pagesAhead = CollectionReader.DefaultPagesAhead, int? limit = null, Func<long, int>? largest = null) =>
        CollectionReader.ReadAsync(
            "list",
            (page, _) => PageAsync(page, (int)page.Skip, (int)Math.Max(0, Math.Min(largest?.Invoke(page.Skip) ?? 100, Math.Min(page.Top, total - page.Skip))), count),
            SilentLog.Instance,
            limit: limit,
            pagesAhead: pagesAhead);

    private async Task<CollectionPage<string>> PageAsync(PageRequest request, int first, int items, int? count)
    {
        _requested.Add(request.Skip);
        if (_held.TryGetValue(request.Skip, out var held))
            await held.Task;
        return new CollectionPage<string>([.. Enumerable.Range(first, items).Select(i => new PageItem<string>($"{i}", $"{i}"))], count);
    }

    private static async Task TakeAsync(IAsyncEnumerator<string> items, int count)
    {
        for (var i = 0; i < count; i++)
            Assert.True(await items.MoveNextAsync());
    }

    private static async Task<List<int>> ListAsync(IAsyncEnumerable<string> items)
    {
        var all = new List<int>();
        await foreach (var item in items)
            all.Add(int.Parse(item, System.Globalization.CultureInfo.InvariantCulture));
        return all;
    }
}
