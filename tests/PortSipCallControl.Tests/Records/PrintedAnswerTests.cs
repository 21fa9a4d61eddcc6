using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Records;

/// <summary>What PortSIP's pages print comes out as the right record, through real requests.</summary>
public sealed class PrintedAnswerTests : IAsyncLifetime
{
    private readonly PowerShellSession _session = new();
    private FakePbx? _pbx;

    public async ValueTask InitializeAsync()
    {
        _pbx = await FakePbx.StartAsync(PrintedAnswers.Of);
        _session.Get("$connection = Connect-PortSip $server ([pscredential]::new('ann', [Net.NetworkCredential]::new('', 'right').SecurePassword)) office.example", ("server", _pbx.Url));
    }

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await _pbx!.DisposeAsync();
    }

    [Fact]
    public void The_OAuth_form_signs_in() => Assert.Equal(PortSipAuthenticationMethod.OAuth, _session.Single<PortSipConnection>("$connection").AuthenticationMethod);

    [Fact]
    public void Its_refusal_is_a_wrong_password()
    {
        var result = _session.Run("Connect-PortSip $server ([pscredential]::new('ann', [Net.NetworkCredential]::new('', 'wrong').SecurePassword)) office.example", ("server", _pbx!.Url));

        Assert.Equal("AuthenticationFailed,PortSipCallControl.ConnectPortSipCommand", Assert.Single(result.Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void CDRs_are_an_answered_call_and_a_busy_one()
    {
        var records = _session.Get("Get-PortSipCdr").Select(o => (PortSipCdr)o.BaseObject).ToList();

        Assert.Equal(
            [
                ("910000000000000720", "2041", "Mira Olsen", "2042", "Ida Berg", "Extension", "CallerDisconnected", null, 35.0),
                ("910000000000000472", "2040", "Ola Nord", "2041", "Mira Olsen", "Extension", null, 486, 0.0),
            ],
            records.Select(r => (r.Id, r.Caller, r.CallerDisplayName, r.Callee, r.CalleeDisplayName, r.Direction, r.EndReason, r.StatusCode, r.TalkTime!.Value.TotalSeconds)));
        Assert.Equal(["2025-03-04T09:01:01.9650270Z", null], records.Select(r => r.AnsweredAt?.UtcDateTime.ToString("O")));
        Assert.All(records, r => Assert.Equal((null, null, null, null, null), (r.RerouteReason, r.Destination, r.OutboundCallerId, r.DidCid, r.Trunk)));
        Assert.All(records, r => Assert.Equal(("office.example", "office.example", true), (r.CallerDomain, r.CalleeDomain, r.SipCallId!.EndsWith("..", StringComparison.Ordinal))));
    }

    [Fact]
    public void Recordings_are_listed_to_the_end_of_what_comes()
    {
        var result = _session.Run("Get-PortSipRecording");

        Assert.Equal(
            [("910000000000000768", "17105550934", "2012", 14.009), ("910000000000000848", "2107", "2106", 8.883), ("910000000000000912", "82250061", "7001", 7.413)],
            result.Output.Select(o => (PortSipRecording)o!.BaseObject).Select(r => (r.Id, r.Caller!, r.Callee!, Math.Round((r.EndedAt - r.StartedAt)!.Value.TotalSeconds, 3))));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void Details_of_a_recording_hold_its_file_and_the_id_that_was_asked_for()
    {
        var recording = _session.Single<PortSipRecording>("Get-PortSipRecording 910000000000000768");

        // The number in the file's name is a hint that counts only together with the parties and times of a record.
        Assert.Equal(("910000000000000768", "2041", "2042", null), (recording.Id, recording.Caller, recording.Callee, recording.CdrId));
        var file = Assert.Single(recording.Files);
        Assert.Equal(("910000000000000061_910000000000000720_2041_45060_03042025_170059.wav", 34.0, "/api/blobs/qYTOS5yB5elnATSbfxd_pgAQQKn01i8N"), (file.FileName, file.Duration!.Value.TotalSeconds, file.Url));
    }

    [Fact]
    public void A_file_whose_size_is_printed_as_0_is_saved_as_it_is_and_without_the_token()
    {
        using var folder = new TemporaryFolder();

        _session.Get("Save-PortSipRecording 910000000000000768 $folder", ("folder", folder.Path));

        Assert.Equal(PrintedAnswers.Audio, File.ReadAllBytes(folder.File(Assert.Single(folder.Files))));
    }

    [Theory]
    [InlineData("Get-PortSipCdr 1")]
    [InlineData("Get-PortSipRecording 1")]
    public void A_refusal_with_an_empty_object_is_one_of_our_errors(string command) =>
        Assert.StartsWith("ValidationFailed,", Assert.Single(_session.Run(command).Errors).FullyQualifiedErrorId);

    [Fact]
    public void A_call_lives_by_the_bodies_that_the_page_on_call_control_prints()
    {
        var result = _session.Run("""
            $call = New-PortSipCall 2041 2042
            $call.Id
            $call | Suspend-PortSipCall -PassThru | Resume-PortSipCall
            Invoke-PortSipTransfer 2041 0033187691 -Latest
            Invoke-PortSipTransfer $call.Id 2041 0033187691
            Invoke-PortSipTransfer 2041 -Attended -ReferTo1 2042 -ReferTo2 2043
            Invoke-PortSipTransfer 2041 -Attended -ReferTo1 2042 -ReferTo2 166001 -Session2 182343594055508
            Stop-PortSipCall $call.Id
            """);

        Assert.Equal("910000000000000304", Assert.Single(result.Output)!.ToString());
        Assert.Empty(result.Errors);
    }

    [Theory]
    [InlineData("Invoke-PortSipTransfer 910000000000000304 2041 9999")]
    [InlineData("Invoke-PortSipTransfer 2041 -Attended -ReferTo1 2042 -ReferTo2 9999")]
    public void A_transfer_that_is_refused_without_a_body_is_one_of_our_errors(string command) =>
        Assert.StartsWith("ValidationFailed,", Assert.Single(_session.Run(command).Errors).FullyQualifiedErrorId);
}
