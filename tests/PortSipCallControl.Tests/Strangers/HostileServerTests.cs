using System.Text;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Strangers;

/// <summary>Who stands before the PBX, or in its place, writes nothing to the terminal either.</summary>
public sealed class HostileServerTests
{
    private const string Words = "\u001b]0;evil\u0007\u009b31m";

    [Theory]
    [InlineData("")]
    [InlineData(" -CertificateThumbprint AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_certificate_s_subject_is_shown_with_symbols(string options)
    {
        using var certificate = TestCertificate.SelfSigned(subject: "\u001b]0;evil\u0007\r\nFAKE\u009b31m\u202E");
        await using var hostile = await HostileSession.StartAsync();
        await using var pbx = await HostilePbx.StartAsync(certificate);

        var error = hostile.Run($"Connect-PortSip {pbx.Url} $credential{options}").Error;

        Assert.Equal("CertificateRejected", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("evil", error.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string> Answers =>
    [
        $"HTTP/1.1 500 {Words}\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset={Words}\r\nContent-Length: 2\r\n\r\n{{}}",
        $"HTTP/1.1 200 OK\r\nContent-Type: text/{Words}\r\nContent-Length: 3\r\n\r\n{Words[..3]}",
        $"HTTP/1.1 302 Found\r\nLocation: http://{Words}/\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 302 Found\r\nLocation: http://elsewhere/{Words}\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 429 Slow\r\nRetry-After: {Words}\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 200 OK\r\nContent-Encoding: {Words}\r\nTransfer-Encoding: {Words}\r\n\r\n",
        $"HTTP/1.1 200 OK\r\n{Words}: x\r\n\r\n",
        $"HTTP/1.1 200 OK\r\n{Words}\r\n\r\n",
        $"HTTP/1.1 {Words}\r\n\r\n",
        $"{Words} 200 OK\r\n\r\n",
        $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{Words}\r\n",
        $"HTTP/1.1 200 OK\r\nDate: {Words}\r\nContent-Length: {Words}\r\n\r\n",
        Words,
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_no_PBX_would_say_is_repeated_by_nobody(string answer)
    {
        using var server = new ClosingServer(ClosingMoment.AfterRequest, Encoding.Latin1.GetBytes(answer));
        await using var hostile = await HostileSession.StartAsync();

        Assert.NotEmpty(hostile.Run($"Connect-PortSip {server.Url} $credential -MaximumRetryCount 1 -RetryIntervalSec 0.001").Errors);

        hostile.Session.Get("$null = Connect-PortSip $server -AccessToken $credential.Password -MaximumRetryCount 1 -RetryIntervalSec 0.001", ("server", server.Url));
        foreach (var script in new[] { "Get-PortSipCall", "New-PortSipCall 1001 1002", "Get-PortSipCdr", "Invoke-PortSipRestMethod x", "Disconnect-PortSip" })
            hostile.Run(script);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_no_event_socket_would_say_is_repeated_by_nobody(string answer)
    {
        using var server = new ClosingServer(ClosingMoment.AfterRequest, Encoding.Latin1.GetBytes(answer));
        await using var hostile = await HostileSession.StartAsync(eventUri: new UriBuilder(server.Url) { Scheme = "ws", Path = "/wsi" }.Uri);

        hostile.Run("New-PortSipCall 1001 1002 -WaitFor Ringing -TimeoutSec 2 -PollingIntervalSec 0.1");
    }
}
