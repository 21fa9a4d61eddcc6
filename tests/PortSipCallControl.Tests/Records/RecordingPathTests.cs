using System.Management.Automation;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Records;

/// <summary>Where the files of recordings are saved.</summary>
public sealed class RecordingPathTests
{
    [Fact]
    public void A_template_names_files_and_folders()
    {
        using var test = new RecordingSession();

        test.Session.Get("""
            $null = Invoke-Call 1001 1002 2
            Get-PortSipRecording | Save-PortSipRecording -Path "$folder/{Caller}/{Callee}_{StartedAt:yyyy}.{Extension}"
            """);

        var file = Assert.Single(test.Files);
        Assert.Matches(@"[/\\]1001[/\\]1002_\d{4}\.wav$", file);
    }

    [Fact]
    public void A_relative_path_is_relative_to_the_sessions_location()
    {
        using var test = new RecordingSession();

        test.Session.Get("""
            $null = Invoke-Call 1001 1002 2
            $null = $ExecutionContext.SessionState.Path.SetLocation($folder)
            Get-PortSipRecording | Save-PortSipRecording
            """);

        Assert.Single(test.Files);
    }

    [Theory]
    [InlineData("archive/{StartedAt:yyyy}/{Caller}.wav", @"[/\\]archive[/\\]\d{4}[/\\]1001\.wav$")]
    [InlineData("{StartedAt:yyyy}-{Caller}.wav", @"[/\\]\d{4}-1001\.wav$")]
    [InlineData("./{StartedAt:HH:mm}.wav", @"[/\\]\d\d_\d\d\.wav$")]
    [InlineData("~/home/{Caller}.wav", @"[/\\]home[/\\]1001\.wav$")]
    [InlineData("Archive:{StartedAt:yyyy}/{Caller}.wav", @"[/\\]\d{4}[/\\]1001\.wav$")]
    [InlineData("Archive:/{Caller}/a.wav", @"[/\\]1001[/\\]a\.wav$")]
    [InlineData("Archive:/a.wav", @"[/\\]a\.wav$")]
    [InlineData("[a-z]/{Caller}[1].wav", @"[/\\]\[a-z\][/\\]1001\[1\]\.wav$")]
    [InlineData("[a-z]/b", @"[/\\]\[a-z\][/\\]b[/\\][^/\\]+\.wav$")]
    public void The_sessions_location_drives_and_home_are_known_and_wildcards_are_characters(string path, string expected)
    {
        using var test = new RecordingSession();

        test.Session.Get("""
            $null = Invoke-Call 1001 1002 2
            $files = $ExecutionContext.SessionState.Provider.GetOne('FileSystem')
            $files.Home = $folder
            $null = $ExecutionContext.SessionState.Drive.New([Management.Automation.PSDriveInfo]::new('Archive', $files, $folder, '', $null), 'global')
            $null = $ExecutionContext.SessionState.Path.SetLocation($folder)
            Get-PortSipRecording | Save-PortSipRecording -Path $path
            """, ("path", path));

        Assert.Matches(expected, Assert.Single(test.Files));
    }

    [Theory]
    [InlineData("nodrive:/{StartedAt:yyyy}.wav")]
    [InlineData("12:30-{Caller}.wav")]
    [InlineData("Env:/{Caller}.wav")]
    [InlineData("Variable:calls")]
    public void A_path_to_no_drive_of_files_is_an_error_of_its_own_and_asks_nothing(string path)
    {
        using var test = new RecordingSession();

        var result = test.Session.Run("""
            $null = Get-PortSipSimulatorRequest -Clear
            Save-PortSipRecording 17 $path
            Get-PortSipSimulatorRequest
            """, ("path", path));

        Assert.Equal("FileNotWritten", result.ErrorId);
        Assert.False(result.IsTerminated);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Where_drives_have_no_letters_a_path_of_Windows_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has the drive C.");
        using var test = new RecordingSession();

        Assert.Equal("FileNotWritten", test.Session.Run(@"Save-PortSipRecording 17 'C:\calls\{Id}.wav'").ErrorId);
    }

    [Fact]
    public async Task Hostile_names_stay_in_the_folder()
    {
        var names = new[] { @"..\\..\\x", "../../y.wav", "CON", new string('n', 300) + ".wav", "a\\u0000\\u001fb.wav" };
        await using var pbx = await FakePbx.StartAsync(request => request.Path.StartsWith("/api/blobs/", StringComparison.Ordinal)
            ? Answer.Raw(200, "application/octet-stream", [1, 2, 3])
            : Answer.Json($$"""{"items":[{"file_name":"{{names[request.Path[^1] - '0']}}","file_url":"/api/blobs/{{request.Path[^1]}}"}]}"""));
        using var session = new PowerShellSession();
        using var root = new TemporaryFolder();
        var folder = root.File(Path.Combine("deep", "er"));

        session.Get("""
            $null = Connect-PortSip $url -AccessToken ([Net.NetworkCredential]::new('', 'x').SecurePassword)
            0..4 | Save-PortSipRecording -Path $folder
            """, ("url", pbx.Url), ("folder", folder));

        Assert.Equal(5, root.Files.Count);
        Assert.All(root.Files, file => Assert.Equal(Path.Combine("deep", "er"), Path.GetDirectoryName(file)));
        Assert.Contains("_CON", root.Files.Select(Path.GetFileName));
    }
}
