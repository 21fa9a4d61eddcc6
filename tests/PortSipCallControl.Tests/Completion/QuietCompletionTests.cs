using System.Management.Automation;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Completion;

/// <summary>A completion reports no error, asks for no token and waits for nobody.</summary>
public sealed class QuietCompletionTests(QuietCompletionTests.Sessions sessions) : IClassFixture<QuietCompletionTests.Sessions>
{
    [Fact]
    public async Task However_many_calls_there_are_a_completion_is_one_request()
    {
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Json("""{"count":100000,"items":[{"id":"7","calls":[{"caller":"1001","callee":"1002"}]}]}"""));
        using var session = new PowerShellSession();
        session.Get("$null = Connect-PortSip $url -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword)", ("url", pbx.Url));

        Assert.Equal(["7"], Completion.Texts(session, "Stop-PortSipCall -Id "));
        Assert.Equal(["GET /api/sessions"], pbx.Requests.Select(r => r.ToString()));
    }

    public static TheoryData<string> EveryParameterOfThePbx =>
        [.. CompleterConventionTests.Completed.Where(c => c.Completer != nameof(ConnectionCompleter) && c.Completer is not (nameof(SimulatorCompleter) or nameof(ForwardTargetCompleter)) && !CompleterConventionTests.KnownWithoutPbx.Contains(c.Completer)).Select(c => $"{c.Cmdlet} -{c.Parameter} ")];

    [Theory]
    [MemberData(nameof(EveryParameterOfThePbx))]
    public void Without_a_connection_there_is_nothing_to_offer_and_no_complaint(string line)
    {
        Assert.Empty(Completion.Texts(sessions.Unconnected, line));
    }

    [Theory]
    [MemberData(nameof(EveryParameterOfThePbx))]
    public void A_PBX_that_refuses_everything_is_asked_and_nobody_hears_of_it(string line)
    {
        sessions.Refused.Get("$Error.Clear()");

        Assert.Empty(Completion.Texts(sessions.Refused.Session, line));

        Assert.Equal(0, sessions.Refused.Single<int>("$Error.Count"));
    }

    [Fact]
    public void A_completion_never_signs_in()
    {
        using var session = new PowerShellSession();
        session.Get("$simulator = Start-PortSipSimulator; $null = $simulator | Connect-PortSip; $null = New-PortSipCall 1001 1002; Set-PortSipSimulatorRule -ExpireToken Access; $null = Get-PortSipSimulatorRequest -Clear");

        Assert.Empty(Completion.Texts(session, "Stop-PortSipCall -Id "));

        Assert.All(session.Get("Get-PortSipSimulatorRequest"), request => Assert.Equal("ListCalls", request.Properties["Operation"].Value.ToString()));
    }

    [Theory]
    [InlineData("Get-PortSipAgent ")]
    [InlineData("Get-PortSipAgent 8000 -ExtensionNumber ")]
    [InlineData("Get-PortSipCdr ")]
    [InlineData("Add-PortSipMonitorGroupMember ")]
    [InlineData("New-PortSipCall ")]
    public void A_completion_with_an_expired_token_asks_for_no_other(string line)
    {
        using var session = new PowerShellSession();
        session.Get("$simulator = Start-PortSipSimulator; $null = $simulator | Connect-PortSip; Set-PortSipSimulatorRule -ExpireToken Access; $null = Get-PortSipSimulatorRequest -Clear");

        Completion.Values(session, line);

        Assert.DoesNotContain(session.Get("(Get-PortSipSimulatorRequest).Path").Select(path => path.ToString()), path => path!.Contains("/auth/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_PBX_that_does_not_answer_ends_the_completion_anyway()
    {
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Never);
        using var session = new PowerShellSession();
        session.Get("$null = Connect-PortSip $url -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword)", ("url", pbx.Url));

        Assert.Empty(Completion.Texts(session, "Stop-PortSipCall -Id "));
    }

    /// <summary>A completion changes nothing, so that all parameters can be completed in one session.</summary>
    public sealed class Sessions : IDisposable
    {
        private readonly Lazy<PowerShellSession> _unconnected = new(() => new PowerShellSession());
        private readonly Lazy<SimulatedSession> _refused = new(() =>
        {
            var session = new SimulatedSession();
            session.Get("Set-PortSipSimulatorRule -Fault Status -StatusCode 403");
            return session;
        });

        internal PowerShellSession Unconnected => _unconnected.Value;

        internal SimulatedSession Refused => _refused.Value;

        public void Dispose()
        {
            if (_unconnected.IsValueCreated)
                _unconnected.Value.Dispose();
            if (_refused.IsValueCreated)
                _refused.Value.Dispose();
        }
    }
}
