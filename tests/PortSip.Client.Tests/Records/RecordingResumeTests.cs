using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

/// <summary>Transfers that are cut, and what becomes of their parts: they are put together only if they are of one version of the file.</summary>
public sealed class RecordingResumeTests
{
    private static readonly byte[] Other = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 11))];
    private static readonly DateTimeOffset Yesterday = new(2026, 5, 7, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_transfer_that_is_cut_continues_where_it_stopped_on_condition_of_the_same_version()
    {
        using var bench = await DownloadBench.StartAsync(server => server.CutAfter = 100_000);

        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync()));

        Assert.Equal([null, "bytes=100000-", "bytes=200000-"], bench.Server.Downloads.Select(r => r.Header("Range")));
        Assert.Equal([null, "\"v1\"", "\"v1\""], bench.Server.Downloads.Select(r => r.Header("If-Range")));
        Assert.Equal(["a.wav"], bench.Folder.Files);
    }

    [Fact]
    public async Task Without_an_ETag_the_time_of_the_last_change_is_the_condition()
    {
        using var bench = await DownloadBench.StartAsync(server => (server.CutAfter, server.EntityTag, server.LastModified) = (200_000, null, Yesterday));

        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync()));

        Assert.Equal([null, "Thu, 07 May 2026 06:00:00 GMT"], bench.Server.Downloads.Select(r => r.Header("If-Range")));
    }

    [Fact]
    public async Task A_server_that_gives_no_version_is_believed_within_one_transfer()
    {
        using var bench = await DownloadBench.StartAsync(server => (server.CutAfter, server.EntityTag) = (200_000, null));

        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync()));

        Assert.Equal([null, "bytes=200000-"], bench.Server.Downloads.Select(r => r.Header("Range")));
    }

    [Theory]
    [InlineData("W/\"v1\"", -1)]
    [InlineData("v1", -1)]
    [InlineData(null, 0)]
    public async Task A_version_that_isnt_certain_isnt_gone_on_with(string? entityTag, int daysBack)
    {
        using var bench = await DownloadBench.StartAsync(server =>
            (server.EntityTag, server.LastModified, server.CutAfter) = (entityTag, daysBack == 0 ? server.Date : null, 200_000));

        await bench.FailureAsync();

        Assert.All(bench.Server.Downloads, request => Assert.Null(request.Header("Range")));
        Assert.Empty(bench.Folder.Files);
    }

    [Fact]
    public async Task A_server_without_ranges_gives_it_again()
    {
        using var bench = await DownloadBench.StartAsync(server => server.IgnoresRange = true);
        await bench.LeavePartAsync();

        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync()));
        Assert.Equal(["a.wav"], bench.Folder.Files);
    }

    [Fact]
    public async Task What_an_earlier_run_left_is_gone_on_with()
    {
        using var bench = await DownloadBench.StartAsync();
        await bench.LeavePartAsync();
        Assert.Single(bench.Partials);

        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync()));

        Assert.Equal(("bytes=15000-", "\"v1\""), (bench.Server.Downloads[^1].Header("Range"), bench.Server.Downloads[^1].Header("If-Range")));
        Assert.Equal(["a.wav"], bench.Folder.Files);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_version_of_the_same_size_is_never_merged_with_what_is_there(bool ignoresIfRange)
    {
        using var bench = await DownloadBench.StartAsync(server => server.IgnoresIfRange = ignoresIfRange);
        await bench.LeavePartAsync();
        (bench.Server.Content, bench.Server.EntityTag) = (Other, "\"v2\"");

        Assert.Equal(Other, await File.ReadAllBytesAsync(await bench.DownloadAsync()));
        Assert.Equal(["a.wav"], bench.Folder.Files);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_version_between_two_parts_of_one_transfer_isnt_merged(bool ignoresIfRange)
    {
        using var bench = await DownloadBench.StartAsync(server => (server.CutAfter, server.IgnoresIfRange) = (200_000, ignoresIfRange));
        bench.Server.Special = request =>
        {
            if (request.Header("Range") is not null && bench.Server.EntityTag == "\"v1\"")
                (bench.Server.Content, bench.Server.EntityTag, bench.Server.CutAfter) = (Other, "\"v2\"", null);
            return null;
        };

        Assert.Equal(Other, await File.ReadAllBytesAsync(await bench.DownloadAsync()));
    }

    [Theory]
    [InlineData("\"v1\"", null)]
    [InlineData(null, "Wed, 06 May 2026 06:00:00 GMT")]
    [InlineData(null, null)]
    public async Task A_part_that_reports_less_or_something_else_of_its_version_is_refused_and_the_file_comes_again(string? entityTag, string? lastModified)
    {
        using var bench = await DownloadBench.StartAsync(server => (server.CutAfter, server.EntityTag, server.LastModified) = (200_000, entityTag, entityTag is null ? Yesterday : null));
        bench.Server.Special = request =>
        {
            if (request.Header("Range") is null)
                return null;
            bench.Server.CutAfter = null;
            return (BlobServer.Head(
                "206 Partial Content", "Content-Length: 100000", "Content-Range: bytes 200000-299999/300000", $"Last-Modified: {lastModified ?? "-"}"), Other[200_000..]);
        };

        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync()));
    }

    [Theory]
    [InlineData("bytes 199999-299999/300000", 100_001)]
    [InlineData("bytes 200001-299999/300000", 99_999)]
    [InlineData("bytes 200000-299999/300001", 100_000)]
    [InlineData("bytes 200000-299999/*", 100_000)]
    [InlineData("bytes 200000-300000/300000", 100_001)]
    [InlineData("bytes 200000-299998/300000", 100_000)]
    [InlineData("bytes 299999-200000/300000", 100_000)]
    [InlineData("items 200000-299999/300000", 100_000)]
    [InlineData("bytes */300000", 100_000)]
    [InlineData("nonsense", 100_000)]
    [InlineData(null, 100_000)]
    public async Task A_part_with_a_range_that_cant_follow_is_refused_and_the_file_comes_again(string? range, int length)
    {
        using var bench = await DownloadBench.StartAsync(server => server.CutAfter = 200_000);
        bench.Server.Special = request =>
        {
            if (request.Header("Range") is null)
                return null;
            bench.Server.CutAfter = null;
            return (BlobServer.Head("206 Partial Content", [$"Content-Length: {length}", "ETag: \"v1\"", .. range is null ? (string[])[] : [$"Content-Range: {range}"]]), Other[..length]);
        };

        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync()));
    }

    [Fact]
    public async Task A_server_that_always_sends_another_part_than_was_asked_for_is_said_to()
    {
        using var bench = await DownloadBench.StartAsync();
        bench.Server.Special = _ => (BlobServer.Head("206 Partial Content", "Content-Length: 5", "ETag: \"v1\"", "Content-Range: bytes 5-9/300000"), new byte[5]);

        var failure = await bench.FailureAsync();

        Assert.Equal(PortSipFailure.InvalidResponse, failure.Failure);
        Assert.Contains("a different part of the file", failure.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Folder.Files);
    }

    [Fact]
    public async Task A_whole_file_that_comes_in_parts_without_being_asked_is_put_together()
    {
        using var bench = await DownloadBench.StartAsync();
        bench.Server.Special = request => request.Header("Range") is null
            ? (BlobServer.Head("206 Partial Content", "Content-Length: 200000", "ETag: \"v1\"", "Content-Range: bytes 0-199999/300000"), bench.Server.Content[..200_000])
            : null;

        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync()));
    }

    [Fact]
    public async Task What_an_earlier_run_left_of_a_file_that_is_shorter_now_is_thrown_away()
    {
        using var bench = await DownloadBench.StartAsync(server => server.IgnoresIfRange = true);
        await bench.LeavePartAsync();
        bench.Server.Content = bench.Server.Content[..10_000];

        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync()));
    }

    [Fact]
    public async Task A_server_that_refuses_each_rest_and_cuts_each_whole_ends()
    {
        using var bench = await DownloadBench.StartAsync(server => server.CutAfter = 200_000);
        bench.Server.Special = request => request.Header("Range") is null ? null : (BlobServer.Head("416 Range Not Satisfiable", "Content-Length: 0"), []);

        Assert.Equal(PortSipFailure.InvalidResponse, (await bench.FailureAsync()).Failure);
        Assert.InRange(bench.Server.Downloads.Count, 2, 10);
    }

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(1, 300_000)]
    [InlineData(0, 300_000)]
    [InlineData(1000, 300_000)]
    public async Task A_server_that_sends_almost_nothing_over_each_connection_is_left_soon(int bytes, int length)
    {
        using var bench = await DownloadBench.StartAsync(server => (server.Content, server.CutAfter) = (server.Content[..length], bytes));

        Assert.Equal(PortSipFailure.InvalidResponse, (await bench.FailureAsync()).Failure);

        // One attempt, and three retries.
        Assert.Equal(4, bench.Server.Downloads.Count);
    }

    [Fact]
    public async Task A_server_that_sends_a_fair_part_over_each_connection_is_asked_until_all_came()
    {
        using var bench = await DownloadBench.StartAsync(server => server.CutAfter = 7_000);

        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync()));
        Assert.Equal(43, bench.Server.Downloads.Count);
    }

    [Theory]
    [InlineData("200 OK", "Transfer-Encoding: chunked", "ETag: \"v1\"")]
    [InlineData("206 Partial Content", "Transfer-Encoding: chunked", "Content-Range: bytes 0-999/1000")]
    [InlineData("200 OK", "Content-Length: 150000000", "ETag: \"v1\"")]
    [InlineData("200 OK", "X: no length at all", "ETag: \"v1\"")]
    public async Task A_server_that_sends_more_than_was_announced_is_stopped(string status, string length, string more)
    {
        using var bench = await DownloadBench.StartAsync(server => server.ListedSize = 1000);
        var body = new byte[10_000_000];
        if (length.Contains("chunked", StringComparison.Ordinal))
            body = [.. "989680\r\n"u8, .. body, .. "\r\n0\r\n\r\n"u8];
        bench.Server.Special = _ => (BlobServer.Head(status, length, more), body);
        // It goes no further until the client has gone.
        bench.Server.Gate = new TaskCompletionSource().Task;

        var failure = await bench.FailureAsync().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(PortSipFailure.InvalidResponse, failure.Failure);
        Assert.Contains("1000", failure.Message, StringComparison.Ordinal);
        Assert.Single(bench.Server.Downloads);
        Assert.Empty(bench.Folder.Files);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked")]
    [InlineData("X: no length at all")]
    public async Task A_server_that_announces_nothing_and_never_ends_is_stopped(string length)
    {
        using var bench = await DownloadBench.StartAsync();
        var body = new byte[1_000_000];
        if (length.Contains("chunked", StringComparison.Ordinal))
            body = [.. "F4240\r\n"u8, .. body];
        bench.Server.Special = _ => (BlobServer.Head("200 OK", length, "ETag: \"v1\""), body);
        // It goes no further until the client has gone.
        bench.Server.Gate = new TaskCompletionSource().Task;

        var failure = await bench.FailureBeyondAsync(largest: 400_000).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(PortSipFailure.InvalidResponse, failure.Failure);
        Assert.Contains("no length and sent more than 400000 bytes", failure.Message, StringComparison.Ordinal);
        Assert.Single(bench.Server.Downloads);
        Assert.Empty(bench.Folder.Files);
    }

    [Fact]
    public async Task A_recording_may_be_as_long_as_its_duration_needs_where_nobody_says_how_long_it_is()
    {
        using var connection = await ScriptedPbx.ConnectAsync(new Uri("http://127.0.0.1:1/api/"));

        Assert.Equal(1L << 30, Download(null).Largest);
        Assert.Equal(1L << 30, Download(TimeSpan.FromSeconds(5)).Largest);
        Assert.True(Download(TimeSpan.FromHours(10)).Largest > 100L << 30);

        RecordingDownload Download(TimeSpan? duration) =>
            new(new ApiSender(connection, SilentLog.Instance), new PortSipRecordingFile { Url = "/api/blobs/1", Duration = duration }, new RecordingTarget { Path = "a.wav" }, progress: null);
    }

    [Fact]
    public async Task A_cancelled_download_keeps_what_it_has()
    {
        using var stop = new CancellationTokenSource();
        using var bench = await DownloadBench.StartAsync(server => server.Gate = new TaskCompletionSource().Task);
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var written = 0L;

        var download = bench.DownloadAsync(cancellationToken: stop.Token, open: (path, mode) => new WatchedFile(path, mode, count =>
        {
            if ((written += count) == 150_000)
                half.SetResult();
        }));
        await half.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download);

        Assert.Equal(150_000, new FileInfo(bench.Folder.File(Assert.Single(bench.Partials))).Length);
    }
}
