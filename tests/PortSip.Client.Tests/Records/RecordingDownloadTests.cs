using System.Net.Sockets;
using System.Security.Cryptography;
using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

public sealed class RecordingDownloadTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];
    private static readonly PortSipRecordingFile File = new() { FileName = "a.wav", Url = "/api/blobs/rZTOS5", Size = Content.Length };

    private readonly TaskCompletionSource _somethingCame = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_file_is_whole_in_its_place_and_nothing_else_is_left()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());

        var path = await DownloadAsync(pbx, File, folder.File("deep/er/a.wav"));

        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(path));
        Assert.Equal([Path.Combine("deep", "er", "a.wav")], folder.Files);
    }

    [Fact]
    public async Task A_public_link_gets_no_token()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());

        await DownloadAsync(pbx, File, folder.File("a.wav"));

        var request = Assert.Single(pbx.Recorded);
        Assert.Equal("GET /api/blobs/rZTOS5", request.ToString());
        Assert.Null(request.Header("Authorization"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_private_link_gets_the_token_and_the_next_one_at_once(int refusal)
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Header("Authorization") is null ? Answer.Error(refusal) : Whole());

        await DownloadAsync(pbx, File, folder.File("a.wav"));
        await DownloadAsync(pbx, File, folder.File("b.wav"));

        Assert.Equal([null, "Bearer the-token", "Bearer the-token"], pbx.Recorded.Select(r => r.Header("Authorization")));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_NotFound_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Error(404));

        Assert.Equal(PortSipFailure.NotFound, await FailureAsync(pbx, File, folder.File("a.wav")));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task A_transfer_that_is_cut_goes_on_where_it_stopped()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Header("Range") is { } range ? Rest(range) : CutAfter(100_000));

        var path = await DownloadAsync(pbx, File, folder.File("a.wav"));

        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(path));
        Assert.Equal(2, pbx.Recorded.Count);
        Assert.StartsWith("bytes=", pbx.Recorded[1].Header("Range"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_ranges_gives_it_anew()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Header("Range") is null ? CutAfter(100_000) : Whole());

        var path = await DownloadAsync(pbx, File, folder.File("a.wav"));

        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_server_that_sends_another_part_than_was_asked_for_is_said_to()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Raw(206, "application/octet-stream", Content[5..], ("Content-Range", $"bytes 5-{Content.Length - 1}/{Content.Length}")));

        var failure = await Assert.ThrowsAsync<PortSipException>(() => DownloadAsync(pbx, File, folder.File("a.wav")));

        Assert.Equal(PortSipFailure.InvalidResponse, failure.Failure);
        Assert.Contains("another part of the file", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_run_left_is_gone_on_with()
    {
        using var folder = new TemporaryFolder();
        var broken = true;
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Header("Range") is { } range ? (broken ? Answer.Error(500) : Rest(range)) : CutAfter(100_000));
        Assert.Equal(PortSipFailure.ServerError, await FailureAsync(pbx, File, folder.File("a.wav")));
        Assert.EndsWith(".partial", Assert.Single(folder.Files), StringComparison.Ordinal);

        broken = false;
        var path = await DownloadAsync(pbx, File, folder.File("a.wav"));

        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(path));
        Assert.Equal(["a.wav"], folder.Files);
        Assert.NotNull(pbx.Recorded[^1].Header("Range"));
    }

    [Fact]
    public async Task What_an_earlier_run_left_of_another_length_is_thrown_away()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Header("Range") is null ? Whole() : Answer.Empty(416));
        using (var part = new PartialFile(folder.File("a.wav"), File.Url!, (_, _) => { }))
        {
            part.Open();
            await part.WriteAsync(new byte[500_000], 500_000, default);
        }

        var path = await DownloadAsync(pbx, File, folder.File("a.wav"));

        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_file_of_another_size_than_the_PBX_says_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());

        Assert.Equal(PortSipFailure.InvalidResponse, await FailureAsync(pbx, File with { Size = 5 }, folder.File("a.wav")));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Content_is_checked_where_the_link_is_its_digest()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());
        var digest = Convert.ToHexString(SHA256.HashData(Content)).ToLowerInvariant();

        await DownloadAsync(pbx, File with { Url = $"/api/blobs/{digest}" }, folder.File("right.wav"));
        var failure = await FailureAsync(pbx, File with { Url = $"/api/blobs/{new string('0', 64)}" }, folder.File("wrong.wav"));

        Assert.Equal(PortSipFailure.InvalidResponse, failure);
        Assert.Equal(["right.wav"], folder.Files);
    }

    [Fact]
    public async Task A_file_that_is_there_stays_and_nothing_is_asked()
    {
        using var folder = new TemporaryFolder();
        await System.IO.File.WriteAllTextAsync(folder.File("a.wav"), "old");
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());

        Assert.Equal(PortSipFailure.FileExists, await FailureAsync(pbx, File, folder.File("a.wav")));
        Assert.Equal("old", await System.IO.File.ReadAllTextAsync(folder.File("a.wav")));
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public async Task It_is_replaced_where_that_was_asked_for()
    {
        using var folder = new TemporaryFolder();
        await System.IO.File.WriteAllTextAsync(folder.File("a.wav"), "old");
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());

        await pbx.Client.DownloadRecordingAsync(File, new RecordingTarget { Path = folder.File("a.wav"), Conflict = RecordingTargetConflict.Replace }, null, default);

        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(folder.File("a.wav")));
        Assert.Equal(["a.wav"], folder.Files);
    }

    [Theory]
    [InlineData("https://elsewhere.example/api/blobs/x")]
    [InlineData("//elsewhere.example/x")]
    [InlineData("file:///etc/passwd")]
    public async Task A_link_to_elsewhere_is_refused_before_anything_is_sent(string url)
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());

        Assert.Equal(PortSipFailure.InvalidResponse, await FailureAsync(pbx, File with { Url = url }, folder.File("a.wav")));
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public async Task A_folder_that_cant_be_made_is_FileNotWritten()
    {
        using var folder = new TemporaryFolder();
        await System.IO.File.WriteAllTextAsync(folder.File("file"), "");
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());

        Assert.Equal(PortSipFailure.FileNotWritten, await FailureAsync(pbx, File, folder.File("file/a.wav")));
    }

    [Fact]
    public async Task A_cancelled_download_keeps_what_it_has()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Stalled(100_000));
        var progress = new Told(stop.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            pbx.Client.DownloadRecordingAsync(File, new RecordingTarget { Path = folder.File("a.wav") }, progress, stop.Token));

        Assert.EndsWith(".partial", Assert.Single(folder.Files), StringComparison.Ordinal);
    }

    private Task<string> DownloadAsync(ScriptedPbx pbx, PortSipRecordingFile file, string path) =>
        pbx.Client.DownloadRecordingAsync(file, new RecordingTarget { Path = path }, new Told(() => _somethingCame.TrySetResult()), default);

    private async Task<PortSipFailure> FailureAsync(ScriptedPbx pbx, PortSipRecordingFile file, string path) =>
        (await Assert.ThrowsAsync<PortSipException>(() => DownloadAsync(pbx, file, path))).Failure;

    private static Answer Whole() => Answer.Raw(200, "application/octet-stream", Content);

    // A reset throws away what is still under way, so it waits until something has come.
    private Answer CutAfter(int bytes) => Answer.RawPart(Content.Length, Content[..bytes], end: _somethingCame.Task);

    private static Answer Stalled(int bytes) => Answer.RawPart(Content.Length, Content[..bytes], end: Task.Delay(Timeout.Infinite));

    private static Answer Rest(string range)
    {
        var from = int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture);
        return Answer.Raw(206, "application/octet-stream", Content[from..], ("Content-Range", $"bytes {from}-{Content.Length - 1}/{Content.Length}"));
    }

    private sealed class Told(Action action) : IProgress<PortSipTransferProgress>
    {
        public void Report(PortSipTransferProgress value) => action();
    }
}
