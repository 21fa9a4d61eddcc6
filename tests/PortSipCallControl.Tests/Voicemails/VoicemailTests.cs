using System.Text;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Voicemails;

/// <summary>What callers leave when a phone is busy: the owner reads, saves, marks and deletes it; a team does in its shared box.</summary>
public sealed class VoicemailTests : IDisposable
{
    private readonly PowerShellSession _session = new();
    private readonly TemporaryFolder _folder = new();

    public VoicemailTests()
    {
        _session.Get("""
            $simulator = Start-PortSipSimulator -FrozenClock
            $admin = $simulator | Connect-PortSip -Name admin
            $null = Connect-PortSip $simulator.Server ([pscredential]::new('user1001', $simulator.Credential.Password)) $simulator.Domain -Name owner
            Set-PortSipSimulatorRule 1001 Busy
            Set-PortSipSimulatorRule 1001 -ForwardTo Voicemail -On Busy
            function Add-Message($from, $seconds, $to = '1001') {
                $call = New-PortSipCall $from $to -Connection $admin
                Step-PortSipSimulator $seconds
                Stop-PortSipCall $call.Id -Connection $admin
            }
            """);
        _session.Runspace.SessionStateProxy.SetVariable("folder", _folder.Path);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_call_to_a_busy_phone_leaves_a_message_that_its_owner_can_read_and_play()
    {
        _session.Get("Add-Message 1003 5");

        var left = Assert.IsType<PortSipVoicemail>(_session.Get("Get-PortSipVoicemail").Single().BaseObject);

        Assert.Equal(("1003", "Extension 1003", "Unread", 5, null), (left.Sender, left.SenderName, left.Status, left.DurationSeconds, left.SharedBox));
        var file = Assert.IsType<FileInfo>(_session.Get("Get-PortSipVoicemail | Save-PortSipVoicemail -Path $folder -PassThru").Single().BaseObject);
        Assert.Equal(left.FileName, file.Name);
        AssertPlays(File.ReadAllBytes(file.FullName), seconds: 5);
    }

    [Fact]
    public void The_API_shows_users_their_own_messages_only()
    {
        _session.Get("Add-Message 1003 5");

        Assert.Empty(_session.Get("Get-PortSipVoicemail -Connection admin"));
    }

    [Theory]
    [InlineData("Add-Message 1003 0")]
    [InlineData("Add-Message 1003 5 999")]
    [InlineData("Add-Message 1003 5 1002")]
    public void A_call_without_a_message_leaves_none(string call)
    {
        _session.Get(call);

        Assert.Empty(_session.Get("Get-PortSipVoicemail"));
    }

    [Theory]
    [InlineData("-Status Unread", "1005 1004")]
    [InlineData("-Status Read", "1003")]
    [InlineData("-Sender '100[34]'", "1004 1003")]
    [InlineData("-Sender 1005, '+33187691'", "1005")]
    [InlineData("-First 2", "1005 1004")]
    [InlineData("-OrderBy 'created_at asc' -First 1", "1003")]
    [InlineData("-Since $simulator.Time.AddSeconds(-150) -Until $simulator.Time.AddSeconds(-100)", "1004")]
    [InlineData("-Filter \"sender ne '1005'\"", "1004 1003")]
    public void They_are_found_by_status_sender_and_time(string filter, string senders)
    {
        _session.Get("""
            foreach ($from in '1003', '1004', '1005') { Add-Message $from 5; Step-PortSipSimulator 60 }
            Get-PortSipVoicemail -Sender 1003 | Set-PortSipVoicemail -Read
            """);

        Assert.Equal(senders, string.Join(" ", _session.Get($"Get-PortSipVoicemail {filter}").Select(o => ((PortSipVoicemail)o.BaseObject).Sender)));
    }

    [Fact]
    public void They_are_marked_read_and_unread_and_deleted_by_pipe_and_by_id()
    {
        _session.Get("Add-Message 1003 5; Add-Message 1004 5");

        Assert.Equal("Read Read", Statuses("Get-PortSipVoicemail | Set-PortSipVoicemail -Read"));
        Assert.Equal("Read Unread", Statuses("Set-PortSipVoicemail (Get-PortSipVoicemail -Sender 1003).Id -Unread"));
        Assert.Equal("Read Read", Statuses("Get-PortSipVoicemail | ConvertTo-Csv | ConvertFrom-Csv | Set-PortSipVoicemail -Read"));
        Assert.Equal("Read Unread", Statuses("Get-PortSipVoicemail -Sender 1003 | ConvertTo-Json | ConvertFrom-Json | Set-PortSipVoicemail -Unread"));
        Assert.Equal("Read", Statuses("Get-PortSipVoicemail -Status Unread | Remove-PortSipVoicemail -Confirm:$false"));
    }

    [Fact]
    public void A_team_has_a_box_with_a_number_of_its_own()
    {
        _session.Get("Add-Message 1003 5 5000");

        var left = Assert.IsType<PortSipVoicemail>(_session.Get("Get-PortSipVoicemail -SharedBox 5000 -Connection admin").Single().BaseObject);
        var file = _session.Get("Get-PortSipVoicemail -SharedBox 5000 -Connection admin | Save-PortSipVoicemail -Path \"$folder/{SharedBox}-{Sender}-{CreatedAt:yyyy}.wav\" -PassThru").Single();
        _session.Get("Get-PortSipVoicemail -SharedBox 5000 -Connection admin | Set-PortSipVoicemail -Read");

        Assert.Equal("5000", left.SharedBox);
        Assert.Equal($"5000-1003-{left.CreatedAt:yyyy}.wav", ((FileInfo)file.BaseObject).Name);
        Assert.Equal(left.Id, ((PortSipVoicemail)file.Properties["Voicemail"].Value).Id);
        Assert.Equal("Read", _session.Get($"(Get-PortSipVoicemail {left.Id} -SharedBox 5000 -Connection admin).Status").Single().BaseObject);
        _session.Get("Get-PortSipVoicemail -SharedBox 5000 -Connection admin | Select-Object Id, SharedBox | ConvertTo-Csv | ConvertFrom-Csv | Set-PortSipVoicemail -Unread -Connection admin");
        Assert.Equal("Unread", _session.Get($"(Get-PortSipVoicemail {left.Id} -SharedBox 5000 -Connection admin).Status").Single().BaseObject);
        Assert.Empty(_session.Get("Get-PortSipVoicemail -SharedBox 5000 -Connection admin | Remove-PortSipVoicemail -Confirm:$false; Get-PortSipVoicemail -SharedBox 5000 -Connection admin"));
    }

    [Theory]
    [InlineData("Get-PortSipVoicemail 4711", "NotFound", "")]
    [InlineData("Set-PortSipVoicemail 4711 -Read", "NotFound", "Could not mark the voicemail 4711 as read")]
    [InlineData("Remove-PortSipVoicemail 4711 -Confirm:$false", "NotFound", "")]
    [InlineData("Save-PortSipVoicemail 4711 $folder", "NotFound", "")]
    [InlineData("Set-PortSipVoicemail 4711", "ValidationFailed", "one of -Read and -Unread")]
    [InlineData("Set-PortSipVoicemail 4711 -Read -Unread", "ValidationFailed", "one of -Read and -Unread")]
    [InlineData("Get-PortSipVoicemail -SharedBox 4711 -Connection admin", "NotFound", "There is no shared voicemail with the number or id 4711.")]
    [InlineData("Get-PortSipVoicemail -SharedBox 5000", "Forbidden", "")]
    [InlineData("Get-PortSipVoicemail | Save-PortSipVoicemail -Path \"$folder/{Caller}.wav\"", "ValidationFailed", "isn't a placeholder of a voicemail's file name")]
    [InlineData("1..2 | ForEach-Object { Get-PortSipVoicemail | Save-PortSipVoicemail -Path $folder }", "FileExists", "")]
    public void A_wrong_value_is_named(string command, string errorId, string message)
    {
        _session.Get("Add-Message 1003 5");

        var result = _session.Run(command);

        Assert.Equal(errorId, result.ErrorId);
        Assert.Equal(errorId == "NotFound", result.Error.ErrorDetails.RecommendedAction.Contains("-SharedBox", StringComparison.Ordinal));
        Assert.Contains(message, result.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-PortSipVoicemail 7 -Read", "Mark the voicemail 7 as read (POST /voicemails/7/set_read)")]
    [InlineData("Set-PortSipVoicemail 7 -Unread -SharedBox 5000", "Mark the voicemail 7 as unread (POST /shared_voicemails/5000/voicemails/7/set_unread)")]
    [InlineData("Remove-PortSipVoicemail 7", "Delete the voicemail 7 (POST /voicemails/7/destroy)")]
    [InlineData("Save-PortSipVoicemail 7 here", "Save the voicemail 7 to")]
    public void WhatIf_says_what_would_be_asked_and_asks_nothing(string command, string text)
    {
        var result = _session.Run($"{command} -WhatIf; (Get-PortSipSimulatorRequest).Count");

        Assert.Contains(text, result.HostText, StringComparison.Ordinal);
        Assert.Empty(_session.Get("Get-PortSipSimulatorRequest -Operation MarkVoicemail, RemoveVoicemail, GetVoicemail"));
    }

    [Fact]
    public void A_job_saves_them_in_the_background()
    {
        _session.Get("Add-Message 1003 5; Get-PortSipVoicemail | Save-PortSipVoicemail -Path $folder -AsJob | Wait-Job | Receive-Job");

        Assert.Single(_folder.Files);
    }

    private string Statuses(string command) =>
        string.Join(" ", _session.Get($"{command}; Get-PortSipVoicemail").Select(o => ((PortSipVoicemail)o.BaseObject).Status));

    // A player reads the header, and as many bytes as it announces.
    private static void AssertPlays(byte[] wave, int seconds)
    {
        Assert.Equal(("RIFF", "WAVEfmt ", "data"), (Text(0, 4), Text(8, 8), Text(36, 4)));
        Assert.Equal((1, 1, 8000), (BitConverter.ToInt16(wave, 20), BitConverter.ToInt16(wave, 22), BitConverter.ToInt32(wave, 24)));
        Assert.Equal(8000 * seconds, BitConverter.ToInt32(wave, 40));
        Assert.Equal(wave.Length - 44, BitConverter.ToInt32(wave, 40));

        string Text(int at, int length) => Encoding.ASCII.GetString(wave, at, length);
    }
}
