using PortSip.Testing;
using PortSipCallControl.Tests.Shell;

namespace PortSipCallControl.Tests.Records;

/// <summary>Recordings on their way to files: one item's trouble is its own, and no two transfers share a file.</summary>
public sealed class SaveRecordingTests : IDisposable
{
    private const string Connect = "$null = Connect-PortSip $url -AccessToken ([Net.NetworkCredential]::new('', 'x').SecurePassword);";

    private readonly BlobServer _server = new() { Content = [1, 2, 3, 4] };
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(false, "-Force")]
    [InlineData(true, "")]
    public async Task Of_two_that_save_one_recording_to_one_file_the_second_is_refused_whether_in_this_process_or_another(bool isOtherProcess, string force)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Gate = gate.Task;
        _server.Special = _ =>
        {
            begun.TrySetResult();
            return null;
        };
        var first = isOtherProcess
            ? PowerShellProcess.RunAsync($"$url = '{_server.Url}'; Import-Module PortSipCallControl; {Connect} Save-PortSipRecording 1 '{_folder.Path}' -ErrorAction Stop")
            : Task.Run(() => (Save($"Save-PortSipRecording 1 $folder {force} -ErrorAction Stop").Errors.Count, ""));
        await begun.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        var second = Save($"Save-PortSipRecording 1 $folder {force}");
        gate.SetResult();

        Assert.Equal("FileNotWritten", second.ErrorId);
        Assert.EndsWith("another transfer is using the file.", second.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal((0, ""), await first);
        Assert.Equal(_server.Content, await File.ReadAllBytesAsync(_folder.File("1.wav"), TestContext.Current.CancellationToken));
        Assert.Equal(["1.wav"], _folder.Files);
    }

    [Fact]
    public void One_that_cant_be_written_is_FileNotWritten_and_the_rest_are_saved()
    {
        File.WriteAllText(_folder.File("2"), "where a folder should be");

        var result = Save("""1..3 | Save-PortSipRecording -Path "$folder/{Id}/{Caller}.wav" -PassThru""");

        Assert.Equal("FileNotWritten", result.ErrorId);
        Assert.Equal("2", result.Error.TargetObject);
        Assert.False(result.IsTerminated);
        Assert.Equal([Path.Combine("1", "1001.wav"), "2", Path.Combine("3", "1001.wav")], _folder.Files);
        Assert.Equal(2, result.Objects<FileInfo>().Count());
    }

    [Fact]
    public void A_path_that_is_too_long_is_FileNotWritten_for_each_and_ends_nothing()
    {
        var result = Save("""1, 2 | Save-PortSipRecording -Path "$folder/$('n' * 5000).wav"; 'goes on'""");

        Assert.Equal(["FileNotWritten", "FileNotWritten"], result.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(["goes on"], result.Objects<string>());
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void A_name_that_values_of_the_PBX_make_is_not_a_device()
    {
        _server.FileName = "ON.wav";

        Save("""Save-PortSipRecording 1 "$folder/C{FileName}" """);

        Assert.Equal(["_CON.wav"], _folder.Files);
    }

    [Fact]
    public async Task A_file_of_a_recording_that_cant_be_saved_costs_it_no_other()
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path.StartsWith("/api/blobs/", StringComparison.Ordinal)
            ? request.Path.EndsWith('b') ? Answer.Empty(404) : Answer.Raw(200, "application/octet-stream", [1])
            : Answer.Json("""{"items":[{"file_name":"a.wav","file_url":"/api/blobs/a"},{"file_name":"b.wav","file_url":"/api/blobs/b"},{"file_name":"c.wav","file_url":"/api/blobs/c"}]}"""));
        foreach (var id in new[] { "7", "8" })
            File.WriteAllText(_folder.File(Path.Combine(Directory.CreateDirectory(_folder.File(id)).FullName, "a.wav")), "saved before");

        var result = Save("""7, 8 | Save-PortSipRecording -Path "$folder/{Id}/{FileName}" -PassThru""", pbx.Url);

        Assert.Equal(["FileExists", "FileExists", "NotFound", "NotFound"], result.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]).Order());
        Assert.Equal(["c.wav", "c.wav"], result.Objects<FileInfo>().Select(file => file.Name));
        Assert.Equal([Path.Combine("7", "a.wav"), Path.Combine("7", "c.wav"), Path.Combine("8", "a.wav"), Path.Combine("8", "c.wav")], _folder.Files);
    }

    [Fact]
    public void An_empty_recording_is_an_empty_file()
    {
        _server.Content = [];

        Assert.Equal(0, Save("Save-PortSipRecording 1 $folder -PassThru").Objects<FileInfo>().Single().Length);
    }

    private ScriptResult Save(string command, string? url = null)
    {
        using var session = new PowerShellSession();
        return session.Run(Connect + command, ("url", url ?? _server.Url), ("folder", _folder.Path));
    }
}
