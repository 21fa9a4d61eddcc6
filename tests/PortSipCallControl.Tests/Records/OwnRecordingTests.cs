using System.Management.Automation;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Records;

/// <summary>The recordings of the signed-in user.</summary>
public sealed class OwnRecordingTests
{
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
}
