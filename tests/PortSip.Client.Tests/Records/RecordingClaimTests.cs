using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

/// <summary>Transfers to one file: one at a time has it, and a partial file is used only if a transfer left it there.</summary>
public sealed class RecordingClaimTests
{
    [Theory]
    [InlineData(RecordingTargetConflict.Fail)]
    [InlineData(RecordingTargetConflict.Replace)]
    public async Task The_second_transfer_to_a_file_learns_that_another_has_it(RecordingTargetConflict conflict)
    {
        using var bench = await DownloadBench.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Server.Gate = gate.Task;

        var first = await StartAsync(bench, conflict);
        var failure = await bench.FailureAsync(conflict: conflict);
        gate.SetResult();

        Assert.Equal(PortSipFailure.FileNotWritten, failure.Failure);
        Assert.EndsWith("another transfer is using the file.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await first));
        Assert.Single(bench.Server.Downloads);
        Assert.Equal(["a.wav"], bench.Folder.Files);
    }

    [Fact]
    public async Task A_folder_under_another_name_is_the_same_folder()
    {
        using var bench = await DownloadBench.StartAsync();
        Directory.CreateDirectory(bench.Folder.File("real"));
        Directory.CreateSymbolicLink(bench.Folder.File("link"), bench.Folder.File("real"));
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Server.Gate = gate.Task;

        var first = await StartAsync(bench, name: "real/a.wav");
        var failure = await bench.FailureAsync("link/a.wav");
        gate.SetResult();
        await first;

        Assert.EndsWith("another transfer is using the file.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_recording_to_the_same_file_has_to_wait_as_well()
    {
        using var bench = await DownloadBench.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Server.Gate = gate.Task;

        var first = await StartAsync(bench);
        var failure = await bench.FailureAsync(link: "/api/blobs/2");
        gate.SetResult();
        await first;

        Assert.EndsWith("another transfer is using the file.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RecordingTargetConflict.Fail, false)]
    [InlineData(RecordingTargetConflict.Replace, false)]
    [InlineData(RecordingTargetConflict.Fail, true)]
    [InlineData(RecordingTargetConflict.Replace, true)]
    public async Task Many_that_begin_at_the_same_moment_corrupt_nothing_and_one_succeeds(RecordingTargetConflict conflict, bool isPartLeft)
    {
        using var bench = await DownloadBench.StartAsync();
        using var connection = await ScriptedPbx.ConnectAsync(bench.Server.ApiUri, Clock.System);
        for (var round = 0; round < 20; round++)
        {
            var name = $"{round}.wav";
            if (isPartLeft)
                await bench.LeavePartAsync(name);
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

            var transfers = Enumerable.Range(0, 8).Select(async _ =>
            {
                await start.Task;
                try
                {
                    await bench.DownloadAsync(connection, name, conflict: conflict);
                    return null;
                }
                catch (PortSipException e)
                {
                    return e;
                }
            }).ToList();
            start.SetResult();
            var outcomes = await Task.WhenAll(transfers);

            Assert.Contains(null, outcomes);
            Assert.All(outcomes, e => Assert.True(e is null or { Failure: PortSipFailure.FileExists } || e.Message.EndsWith("another transfer is using the file.", StringComparison.Ordinal), e?.ToString()));
            if (conflict == RecordingTargetConflict.Fail)
                Assert.Single(outcomes, e => e is null);
            Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(bench.Folder.File(name)));
        }
        Assert.Equal(20, bench.Folder.Files.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-notes")]
    public async Task A_link_that_somebody_put_in_the_place_of_a_part_is_not_followed(string suffix)
    {
        using var bench = await DownloadBench.StartAsync();
        await bench.LeavePartAsync();
        var part = bench.Folder.File(Assert.Single(bench.Partials));
        var victim = bench.Folder.File("victim");
        File.Move(part + suffix, victim);
        var before = await File.ReadAllBytesAsync(victim);
        File.CreateSymbolicLink(part + suffix, victim);

        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync()));

        Assert.Equal(before, await File.ReadAllBytesAsync(victim));
        Assert.Null(bench.Server.Downloads[^1].Header("Range"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-notes")]
    public async Task A_pipe_or_a_folder_in_the_place_of_a_part_holds_nothing_up(string suffix)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among files.");
        using var bench = await DownloadBench.StartAsync();
        foreach (var kind in new[] { "mkfifo", "mkdir" })
        {
            await bench.LeavePartAsync($"{kind}.wav");
            var part = bench.Folder.File(Assert.Single(bench.Partials)) + suffix;
            File.Delete(part);
            using var process = System.Diagnostics.Process.Start(kind, [part]);
            await process.WaitForExitAsync();

            Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync($"{kind}.wav").WaitAsync(TimeSpan.FromSeconds(60))));
            foreach (var left in Directory.GetFileSystemEntries(bench.Folder.Path, "*.partial*"))
            {
                if (Directory.Exists(left))
                    Directory.Delete(left);
                else
                    File.Delete(left);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000\netag: \"v1\"\nlength: 300000\n")]
    [InlineData("{source}\n")]
    [InlineData("{source}\nlength: 300000\n")]
    [InlineData("{source}\netag: W/\"v1\"\nlength: 300000\n")]
    [InlineData("{source}\netag: v1\r\nlength: 300000\n")]
    public async Task A_part_whose_version_isnt_noted_is_not_continued(string notes)
    {
        using var bench = await DownloadBench.StartAsync();
        await bench.LeavePartAsync();
        var part = bench.Folder.File(Assert.Single(bench.Partials));
        await File.WriteAllTextAsync(part + "-notes", notes.Replace("{source}", TextDigest.Of("/api/blobs/1"), StringComparison.Ordinal));

        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync()));

        Assert.Null(bench.Server.Downloads[^1].Header("Range"));
        Assert.Equal(["a.wav"], bench.Folder.Files);
    }

    [Fact]
    public async Task A_part_of_another_link_isnt_continued_and_is_gone_when_the_file_is_complete()
    {
        using var bench = await DownloadBench.StartAsync();
        await bench.LeavePartAsync(link: "/api/blobs/2");

        await bench.DownloadAsync();

        Assert.Null(bench.Server.Downloads[^1].Header("Range"));
        Assert.Equal(["a.wav"], bench.Folder.Files);
    }

    [Theory]
    [InlineData("a.wav.partial")]
    [InlineData("a.wav.backup.partial")]
    [InlineData("a.wav.0123456789ab.partial")]
    [InlineData("a.wav.0123456789ab.0123456789abcdeg.partial")]
    [InlineData("b.wav.0123456789ab.0123456789abcdef.partial")]
    [InlineData("a.wav.0123456789ab.0123456789abcdef.partial")]
    public async Task What_no_transfer_left_stays(string name)
    {
        using var bench = await DownloadBench.StartAsync();
        await File.WriteAllTextAsync(bench.Folder.File(name), "mine");

        await bench.DownloadAsync();

        Assert.Equal("mine", await File.ReadAllTextAsync(bench.Folder.File(name)));
    }

    private static async Task<Task<string>> StartAsync(DownloadBench bench, RecordingTargetConflict conflict = default, string name = "a.wav")
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var download = bench.DownloadAsync(name, conflict: conflict, open: (path, mode) => new WatchedFile(path, mode, _ => begun.TrySetResult()));
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return download;
    }
}
