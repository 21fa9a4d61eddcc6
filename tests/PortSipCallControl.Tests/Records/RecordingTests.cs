using System.Management.Automation;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Records;

/// <summary>Recordings are found, saved and removed.</summary>
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
