using System.Management.Automation;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Records;

public sealed class RecordingTests
{
    [Fact]
    public void From_a_call_over_its_log_and_recording_to_a_file_on_disk()
    {
        using var test = new RecordingSession();

        var file = test.Session.Single<FileInfo>("""
            $null = Invoke-Call 1003 1004 30
            $call = Invoke-Call 1001 1002 20
            $call | Get-PortSipCallLog | Get-PortSipRecording | Save-PortSipRecording -Path $folder -PassThru
            """);

        Assert.Equal(test.Folder, file.DirectoryName);
        Assert.Contains("_1001_1002_", file.Name, StringComparison.Ordinal);
        Assert.Equal("RIFF"u8.ToArray(), File.ReadAllBytes(file.FullName)[..4]);
        // 20 seconds at 8 kHz with 8 bits, and the head.
        Assert.Equal(44 + (20 * 8000), file.Length);
        Assert.Equal([file.FullName], test.Files);
    }

    [Fact]
    public void A_call_and_a_CDR_find_the_same_recording_with_certainty()
    {
        using var test = new RecordingSession();

        var found = test.Session.Get("""
            $call = Invoke-Call 1001 1002 20
            $call | Get-PortSipRecording
            Get-PortSipCdr -Caller 1001 | Get-PortSipRecording
            Get-PortSipRecording -Caller 1001 | ForEach-Object { Get-PortSipRecording $_.Id }
            """).Select(o => (PortSipRecording)o.BaseObject).ToList();

        Assert.Equal([PortSipRecordingMatch.Certain, PortSipRecordingMatch.Certain, PortSipRecordingMatch.None], found.Select(r => r.Match));
        Assert.Single(found.Select(r => r.Id).Distinct());
        Assert.All(found, r => Assert.Single(r.Files));
    }

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
    public void A_file_that_is_there_stays_without_Force()
    {
        using var test = new RecordingSession();
        test.Session.Get("""
            $null = Invoke-Call 1001 1002 2
            Get-PortSipRecording | Save-PortSipRecording -Path "$folder/a.wav"
            """);
        File.WriteAllText(test.Files[0], "old");

        var refused = test.Session.Run("""Get-PortSipRecording | Save-PortSipRecording -Path "$folder/a.wav" """);
        Assert.Equal("FileExists", refused.ErrorId);
        Assert.Equal(ProgressRecordType.Completed, refused.Streams.Progress[^1].RecordType);
        Assert.Equal("old", File.ReadAllText(test.Files[0]));
        test.Session.Get("""Get-PortSipRecording | Save-PortSipRecording -Path "$folder/a.wav" -Force""");
        Assert.Equal(44 + 16000, new FileInfo(test.Files[0]).Length);
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

    [Theory]
    [InlineData("Save-PortSipRecording archive")]
    [InlineData("Remove-PortSipRecording 17 -Confirm:$false")]
    public void A_text_with_piped_recordings_is_not_an_id(string command)
    {
        using var test = new RecordingSession();

        var result = test.Session.Run($"$null = Invoke-Call 1001 1002 2; Get-PortSipRecording | {command}");

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Contains("-Path", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(test.Session.Get("Get-PortSipRecording"));
    }

    [Fact]
    public void Where_drives_have_no_letters_a_path_of_Windows_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has the drive C.");
        using var test = new RecordingSession();

        Assert.Equal("FileNotWritten", test.Session.Run(@"Save-PortSipRecording 17 'C:\calls\{Id}.wav'").ErrorId);
    }

    [Fact]
    public void WhatIf_saves_and_asks_nothing()
    {
        using var test = new RecordingSession();

        var requests = test.Session.Get("""
            Get-PortSipSimulatorRequest -Clear | Out-Null
            Save-PortSipRecording 17 $folder -WhatIf
            Remove-PortSipRecording 17 -WhatIf
            Get-PortSipSimulatorRequest
            """);

        Assert.Empty(requests);
        Assert.Empty(test.Files);
    }

    [Fact]
    public void A_removed_recording_is_gone_and_removing_it_again_is_NotFound()
    {
        using var test = new RecordingSession();

        var left = test.Session.Get("""
            $null = Invoke-Call 1001 1002 2
            $recording = Get-PortSipRecording
            $recording | Remove-PortSipRecording -Confirm:$false
            Get-PortSipRecording
            """);

        Assert.Empty(left);
        Assert.Equal("NotFound", test.Session.Run("Remove-PortSipRecording $recording.Id -Confirm:$false").ErrorId);
    }

    [Fact]
    public void A_user_without_a_role_reads_saves_and_removes_the_own_recordings_at_the_users_path()
    {
        using var test = new RecordingSession();

        var result = test.Session.Run("""
            $null = Invoke-Call 1001 1002 2; $null = Invoke-Call 1003 1004 2
            $user = [pscredential]::new('user1001', [Net.NetworkCredential]::new('', 'Passw0rd!').SecurePassword)
            $null = Connect-PortSip $simulator.Server $user $simulator.Domain
            $null = Get-PortSipSimulatorRequest -Clear
            $recording = Get-PortSipRecording -Self
            $null = Get-PortSipRecording $recording.Id -Self
            $recording | Save-PortSipRecording -Path "$folder/piped.wav"
            Save-PortSipRecording $recording.Id "$folder/named.wav" -Self
            $recording | Remove-PortSipRecording -Confirm:$false
            Remove-PortSipRecording 4711 -Self -Confirm:$false
            (Get-PortSipSimulatorRequest | Where-Object Operation -ne 'DownloadRecording').Path
            """);

        var id = test.Session.Single<string>("$recording.Id");
        Assert.Equal("NotFound", result.ErrorId);
        Assert.Equal(
            ["/api/user/recordings", .. Enumerable.Repeat($"/api/user/recordings/{id}", 3), $"/api/user/recordings/{id}/destroy", "/api/user/recordings/4711/destroy"],
            result.Objects<string>().Select(path => path.Split('?')[0]));
        Assert.Equal(2, test.Files.Length);
    }

    [Theory]
    [InlineData("Get-PortSipRecording $other.Id")]
    [InlineData("Save-PortSipRecording $other.Id $folder")]
    [InlineData("Remove-PortSipRecording $other.Id -Confirm:$false")]
    public void Without_a_role_the_tenants_recordings_are_Forbidden(string command)
    {
        using var test = new RecordingSession();

        var result = test.Session.Run($$"""
            $null = Invoke-Call 1001 1002 2
            $other = Get-PortSipRecording
            $user = [pscredential]::new('user1001', [Net.NetworkCredential]::new('', 'Passw0rd!').SecurePassword)
            $null = Connect-PortSip $simulator.Server $user $simulator.Domain
            {{command}}
            """);

        Assert.Equal("Forbidden", result.ErrorId);
    }

    [Fact]
    public void WhatIf_names_the_path_of_the_own_recording()
    {
        using var test = new RecordingSession();

        var result = test.Session.Run("Remove-PortSipRecording 17 -Self -WhatIf");

        Assert.Contains("POST /user/recordings/17/destroy", result.HostText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_of_a_16_that_has_an_id_is_saved()
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path switch
        {
            "/api/recordings/7" => Answer.Json("""{"items":[{"caller":"1001","callee":"1002","started_at":"2021-05-08T06:00:00Z","file_id":"NzAw","file_name":"a.wav"}]}"""),
            "/api/files/NzAw/data" => Answer.Raw(200, "audio/x-wav", [1, 2, 3]),
            _ => Answer.Error(404),
        });
        using var session = new PowerShellSession();
        using var folder = new TemporaryFolder();

        var file = session.Single<FileInfo>("""
            $null = Connect-PortSip $url -AccessToken ([Net.NetworkCredential]::new('', 'x').SecurePassword)
            Save-PortSipRecording 7 "$folder/{Caller}-{FileName}" -PassThru
            """, ("url", pbx.Url), ("folder", folder.Path));

        Assert.Equal(("1001-a.wav", 3), (file.Name, file.Length));
    }

    [Fact]
    public void A_transfer_that_the_server_cuts_is_whole_in_the_end()
    {
        using var test = new RecordingSession();

        var file = test.Session.Single<FileInfo>("""
            $null = Invoke-Call 1001 1002 50
            Set-PortSipSimulatorRule -Fault CommitThenLoseAnswer -Operation DownloadRecording -Count 2
            Get-PortSipRecording | Save-PortSipRecording -Path $folder -PassThru
            """);

        Assert.Equal(44 + (50 * 8000), file.Length);
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

    [Fact]
    public async Task Ambiguous_recordings_are_all_given_with_a_warning()
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path switch
        {
            "/api/cdrs/1" => Answer.Json("""{"id":"1","caller":"1001","callee":"1002","started_at":"2024-08-20T06:00:00Z","answered_at":"2024-08-20T06:00:01Z","ended_at":"2024-08-20T06:01:00Z"}"""),
            "/api/recordings" => Answer.Json("""{"items":[{"id":"a","caller":"1001","callee":"1002","started_at":"2024-08-20T06:00:01Z"},{"id":"b","caller":"1001","callee":"1002","started_at":"2024-08-20T06:00:30Z"}]}"""),
            _ => Answer.Json("""{"items":[{"file_name":"x.wav","file_url":"/api/blobs/x"}]}"""),
        });
        using var session = new PowerShellSession();

        var result = session.Run("""
            $null = Connect-PortSip $url -AccessToken ([Net.NetworkCredential]::new('', 'x').SecurePassword)
            Get-PortSipCdr 1 | Get-PortSipRecording
            """, ("url", pbx.Url));

        Assert.Equal(["a", "b"], result.Objects<PortSipRecording>().Select(r => r.Id));
        Assert.All(result.Objects<PortSipRecording>(), r => Assert.Equal(PortSipRecordingMatch.Ambiguous, r.Match));
        Assert.StartsWith("2 recordings match", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_tells_bytes_and_rate()
    {
        using var test = new RecordingSession();

        var result = test.Session.Run("$null = Invoke-Call 1001 1002 2; Get-PortSipRecording | Save-PortSipRecording -Path $folder");

        Assert.Contains(result.Streams.Progress, p => p.StatusDescription.Contains("15.7 KiB of 15.7 KiB", StringComparison.Ordinal));
    }
}
