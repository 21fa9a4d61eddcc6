using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Simulator;

/// <summary>Start-PortSipSimulator -Tls, as clients see it.</summary>
public sealed class TlsTests : IDisposable
{
    private const string Pinned = "$null = $pbx | Connect-PortSip";
    private const string Unpinned = "Connect-PortSip $pbx.Server $pbx.Credential $pbx.Domain";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_pipe_pins_the_certificate_for_requests_and_events()
    {
        _session.Get($"$pbx = Start-PortSipSimulator -Tls; {Pinned}");

        Assert.Equal("Answered", _session.Single<string>("(New-PortSipCall 1001 1002 -WaitFor Answered).State.ToString()"));
        var pbx = _session.Single<PortSipSimulator>("$pbx").Simulator.Pbx;
        Assert.Equal(1, pbx.OpenedEventSocketCount);
        Assert.DoesNotContain(pbx.Journal, entry => entry.Operation == PortSip.Simulator.SimulatorOperation.GetCall);
        Assert.StartsWith("https://", _session.Single<string>("$pbx.Server"), StringComparison.Ordinal);
        _session.Get("$pbx | Stop-PortSipSimulator");
        Assert.Equal(0, _session.Single<PortSipSimulator>("$pbx").Simulator.TlsConnectionCount);
    }

    [Theory]
    [InlineData("-Tls", "isn't signed by an authority")]
    [InlineData("-TlsCertificate Expired", "it has expired")]
    [InlineData("-TlsCertificate WrongName", "it was issued for another name")]
    public void Without_a_pin_the_certificate_is_rejected_for_what_is_wrong_with_it(string parameters, string reason)
    {
        _session.Get($"$pbx = Start-PortSipSimulator {parameters}");

        var error = _session.Run(Unpinned).ExpectError(PortSipFailure.CertificateRejected, "ConnectPortSipCommand", ErrorCategory.SecurityError);

        Assert.Contains(reason, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(_session.Single<string>("$pbx.Thumbprint"), error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        _session.Get(Pinned);
    }

    [Fact]
    public void A_typed_pin_wins_over_the_piped_one_and_a_wrong_one_is_rejected()
    {
        _session.Get("$pbx = Start-PortSipSimulator -Tls; $other = 'AB' * 32");

        var error = _session.Run("$pbx | Connect-PortSip -CertificateThumbprint $other").ExpectError(PortSipFailure.CertificateRejected, "ConnectPortSipCommand", ErrorCategory.SecurityError);

        Assert.Contains("doesn't match the pinned thumbprint", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_is_checked_step_by_step()
    {
        _session.Get("$pbx = Start-PortSipSimulator -TlsCertificate Expired");

        Assert.True(_session.Single<bool>("($pbx | Test-PortSipConnection | Where-Object Check -eq Tls).Result -eq 'Passed'"));
        Assert.True(_session.Single<bool>("($pbx | Test-PortSipConnection | Where-Object Check -eq Tls).ExpiresInDays -lt 0"));
        Assert.True(_session.Single<bool>("(Test-PortSipConnection $pbx.Server $pbx.Credential $pbx.Domain | Where-Object Check -eq Tls).Failure -eq 'CertificateRejected'"));
    }

    [Fact]
    public void Without_TLS_there_is_no_thumbprint_and_the_pipe_pins_nothing()
    {
        _session.Get($"$pbx = Start-PortSipSimulator; {Pinned}");

        Assert.True(_session.Single<bool>("$null -eq $pbx.Thumbprint"));
    }

    [Fact]
    public async Task Other_programs_are_shown_the_thumbprint()
    {
        using var shell = PowerShell.Create(_session.Runspace).AddScript("Start-PortSipSimulator -Wait -Tls");
        var running = shell.BeginInvoke();
        await Events.LivePbx.UntilAsync(() => shell.Streams.Information.Count >= 10);

        var lines = shell.Streams.Information.Select(record => record.MessageData.ToString()!).ToList();
        await Task.Run(shell.Stop, TestContext.Current.CancellationToken);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Contains(lines, line => line.StartsWith("Events:      wss://127.0.0.1:", StringComparison.Ordinal));
        Assert.Contains(lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, "^Certificate: .* [0-9A-F]{64}$"));
    }
}
