using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

public sealed class GetPortSipCallTests
{
    [Fact]
    public void Without_parameters_all_active_calls_are_listed_by_one_request()
    {
        using var pbx = new SimulatedSession();

        var calls = pbx.Get("$a = New-PortSipCall 1001 1002; $b = New-PortSipCall 1003 1004; Get-PortSipCall").Select(o => (PortSipCall)o.BaseObject).ToList();

        Assert.Equal([("1001", "1002"), ("1003", "1004")], calls.Select(c => (c.Caller, c.Callee)));
        Assert.All(calls, c => Assert.Equal(TimeZoneInfo.Local.GetUtcOffset(c.StartedAt!.Value), c.StartedAt.Value.Offset));
        Assert.Equal("GET /api/sessions", pbx.Requests[^1]);
    }

    [Fact]
    public void ExtensionNumber_keeps_the_calls_in_which_one_of_the_numbers_takes_part()
    {
        using var pbx = new SimulatedSession();

        var calls = pbx.Get("$null = New-PortSipCall 1001 1002; $null = New-PortSipCall 1003 1004; $null = New-PortSipCall 1005 1006; Get-PortSipCall -ExtensionNumber 1002, 1005");

        Assert.Equal(["1001", "1005"], calls.Select(c => ((PortSipCall)c.BaseObject).Caller));
    }

    [Fact]
    public void More_calls_than_fit_into_one_answer_are_all_listed_and_filtered()
    {
        using var pbx = new SimulatedSession();

        var all = pbx.Get("""
            $null = 1..205 | ForEach-Object { New-PortSipCall 1001 "$(2000 + $_)" }
            Get-PortSipCall
            """).Select(o => (PortSipCall)o.BaseObject).ToList();

        Assert.Equal(205, all.Select(c => c.Id).Distinct().Count());
        Assert.Equal("2205", pbx.Single<PortSipCall>("Get-PortSipCall -ExtensionNumber 2205").Callee);
        Assert.Equal(["GET /api/sessions", "GET /api/sessions?top=100&skip=100&count=true", "GET /api/sessions?top=100&skip=200&count=true"], pbx.Requests.TakeLast(3));
    }

    [Fact]
    public void No_active_call_is_nothing_and_no_error()
    {
        using var pbx = new SimulatedSession();

        Assert.Empty(pbx.Get("Get-PortSipCall; Get-PortSipCall -ExtensionNumber 1001"));
    }

    [Fact]
    public void A_call_is_found_by_its_id_and_refreshed_by_the_pipe()
    {
        using var pbx = new SimulatedSession(start: "-FrozenClock");

        var call = pbx.Single<PortSipCall>("$call = New-PortSipCall 1001 1002; $simulator | Step-PortSipSimulator 61; $call | Get-PortSipCall");

        Assert.Equal(TimeSpan.FromSeconds(61), call.TalkTime);
        Assert.Equal(PortSipCallState.Answered, call.State);
        Assert.Equal(($"GET /api/sessions/{call.Id}", "1001", "1002"), (pbx.Requests[^1], call.Caller, call.Callee));
    }

    [Fact]
    public void A_call_that_has_ended_says_CallNotFound_and_the_others_are_got()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run("$call = New-PortSipCall 1001 1002; Get-PortSipCall 4711, $call.Id, 4712");

        Assert.Equal("1001", Assert.Single(result.Objects<PortSipCall>()).Caller);
        Assert.Equal(["4711", "4712"], result.Errors.Select(e => e.TargetObject));
        Assert.All(result.Errors, e => Assert.Equal("CallNotFound,PortSipCallControl.GetPortSipCallCommand", e.FullyQualifiedErrorId));
        Assert.All(result.Errors, e => Assert.Equal(ErrorCategory.ObjectNotFound, e.CategoryInfo.Category));
    }

    [Fact]
    public void A_user_who_may_not_see_the_calls_of_others_gets_Forbidden()
    {
        using var session = new PowerShellSession();

        session.Run("""
            $simulator = Start-PortSipSimulator
            $null = $simulator | Connect-PortSip -Credential ([pscredential]::new('user1001', $simulator.Credential.Password))
            Get-PortSipCall
            """).ExpectError(PortSipFailure.Forbidden, "GetPortSipCallCommand", ErrorCategory.PermissionDenied);
    }

    [Fact]
    public void Without_a_connection_it_says_NotConnected()
    {
        using var session = new PowerShellSession();

        session.Run("Get-PortSipCall").ExpectError(PortSipFailure.NotConnected, "GetPortSipCallCommand", ErrorCategory.ConnectionError);
    }
}
