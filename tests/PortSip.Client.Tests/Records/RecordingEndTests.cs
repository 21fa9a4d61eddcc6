using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

/// <summary>Transfers end, whatever a server sends.</summary>
public sealed class RecordingEndTests
{
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
        using var bench = await DownloadBench.StartAsync(server => (server.Content, server.CutAfter) = ([.. server.Content.Take(length)], bytes));

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
