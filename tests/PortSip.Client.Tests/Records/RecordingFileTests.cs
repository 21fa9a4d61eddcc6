using System.Text;
using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

/// <summary>What a file system has against a file.</summary>
public sealed class RecordingFileTests
{
    [Fact]
    public async Task A_full_disk_is_FileNotWritten_and_the_transfer_continues_later()
    {
        using var bench = await DownloadBench.StartAsync();
        var written = 0;

        var failure = await bench.FailureAsync(open: (path, mode) => new WatchedFile(path, mode, count =>
        {
            if ((written += count) > 100_000)
                throw new IOException("No space left on device");
        }));

        Assert.Equal(PortSipFailure.FileNotWritten, failure.Failure);
        Assert.Equal($"Could not save '{bench.Folder.File("a.wav")}': No space left on device.", failure.Message);
        Assert.Single(bench.Server.Downloads);
        Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(await bench.DownloadAsync()));
        Assert.NotNull(bench.Server.Downloads[^1].Header("Range"));
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    [InlineData(typeof(PathTooLongException))]
    [InlineData(typeof(NotSupportedException))]
    public async Task A_file_that_cant_be_made_is_FileNotWritten(Type exception)
    {
        using var bench = await DownloadBench.StartAsync();

        var failure = await bench.FailureAsync(open: (_, _) => throw (Exception)Activator.CreateInstance(exception)!);

        Assert.Equal(PortSipFailure.FileNotWritten, failure.Failure);
        Assert.Empty(bench.Server.Downloads);
        Assert.Empty(bench.Folder.Files);
    }

    [Theory]
    [InlineData("file/a.wav")]
    [InlineData("file/deep/a.wav")]
    [InlineData("folder")]
    [InlineData("nul\0character.wav")]
    public async Task A_path_that_cant_be_a_file_is_FileNotWritten_and_nothing_is_asked(string name)
    {
        using var bench = await DownloadBench.StartAsync();
        await File.WriteAllTextAsync(bench.Folder.File("file"), "");
        Directory.CreateDirectory(bench.Folder.File("folder"));

        Assert.Equal(PortSipFailure.FileNotWritten, (await bench.FailureAsync(name)).Failure);
        Assert.Equal(PortSipFailure.FileNotWritten, (await bench.FailureAsync(name, conflict: RecordingTargetConflict.Replace)).Failure);

        Assert.Empty(bench.Server.Downloads);
        Assert.Equal(["file"], bench.Folder.Files);
    }

    [Fact]
    public async Task A_name_that_is_longer_than_the_file_system_allows_is_FileNotWritten_and_the_longest_is_not()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows counts the whole path.");
        using var bench = await DownloadBench.StartAsync();
        var longest = new string('ä', 125) + "1.wav";
        Assert.Equal(255, Encoding.UTF8.GetByteCount(longest));

        await bench.DownloadAsync(longest);

        Assert.Equal(PortSipFailure.FileNotWritten, (await bench.FailureAsync("1" + longest)).Failure);
        Assert.Equal([longest], bench.Folder.Files);
    }

    [Fact]
    public async Task A_part_of_one_long_name_isnt_one_of_another()
    {
        using var bench = await DownloadBench.StartAsync();
        var start = new string('n', 190);
        await bench.LeavePartAsync(start + "1.wav");

        await bench.DownloadAsync(start + "2.wav");
        Assert.Null(bench.Server.Downloads[^1].Header("Range"));
        await bench.DownloadAsync(start + "1.wav");
        Assert.NotNull(bench.Server.Downloads[^1].Header("Range"));
    }

    [Fact]
    public async Task A_file_that_somebody_else_makes_in_the_meantime_stays()
    {
        using var bench = await DownloadBench.StartAsync();

        var failure = await bench.FailureAsync(open: (path, mode) => new WatchedFile(path, mode, _ => File.WriteAllText(bench.Folder.File("a.wav"), "theirs")));

        Assert.Equal(PortSipFailure.FileExists, failure.Failure);
        Assert.Equal("theirs", await File.ReadAllTextAsync(bench.Folder.File("a.wav")));
        Assert.Equal(["a.wav"], bench.Folder.Files);
    }

    [Fact]
    public async Task A_link_at_the_files_place_is_replaced_itself_on_request_and_stays_otherwise()
    {
        using var bench = await DownloadBench.StartAsync();
        await File.WriteAllTextAsync(bench.Folder.File("victim"), "victim");
        File.CreateSymbolicLink(bench.Folder.File("a.wav"), bench.Folder.File("victim"));
        File.CreateSymbolicLink(bench.Folder.File("nowhere.wav"), bench.Folder.File("nothing"));

        foreach (var name in new[] { "a.wav", "nowhere.wav" })
        {
            Assert.Equal(PortSipFailure.FileExists, (await bench.FailureAsync(name)).Failure);
            await bench.DownloadAsync(name, conflict: RecordingTargetConflict.Replace);
            Assert.Null(new FileInfo(bench.Folder.File(name)).LinkTarget);
            Assert.Equal(bench.Server.Content, await File.ReadAllBytesAsync(bench.Folder.File(name)));
        }
        Assert.Equal("victim", await File.ReadAllTextAsync(bench.Folder.File("victim")));
        Assert.Equal(["a.wav", "nowhere.wav", "victim"], bench.Folder.Files);
    }

    [Fact]
    public async Task A_file_that_cant_be_put_into_its_place_leaves_no_empty_one_there()
    {
        using var bench = await DownloadBench.StartAsync();

        // A folder that comes into being at the last moment.
        var failure = await bench.FailureAsync(conflict: RecordingTargetConflict.Replace, open: (path, mode) => new WatchedFile(path, mode, _ => Directory.CreateDirectory(bench.Folder.File("a.wav"))));

        Assert.Equal(PortSipFailure.FileNotWritten, failure.Failure);
        Assert.Empty(bench.Folder.Files);
    }
}
