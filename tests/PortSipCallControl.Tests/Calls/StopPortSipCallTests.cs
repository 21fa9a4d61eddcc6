using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

public sealed class StopPortSipCallTests
{
    [Fact]
    public void A_hang_up_has_no_body_but_says_that_it_is_JSON()
    {
        using var pbx = new SimulatedSession();

        Assert.Empty(pbx.Get("$call = New-PortSipCall 1001 1002; Stop-PortSipCall $call.Id"));

        Assert.Equal($"POST /api/sessions/{pbx.Single<string>("$call.Id")}/destroy", pbx.Requests[^1]);
        var headers = pbx.Journal[^1].Headers.ToDictionary(h => h.Key, h => h.Value);
        Assert.Equal(("application/json", "0"), (headers["Content-Type"], headers["Content-Length"]));
        Assert.Equal(0, pbx.ActiveCalls);
    }

    [Fact]
    public void PassThru_emits_the_call_as_ended()
    {
        using var pbx = new SimulatedSession();

        var call = pbx.Single<PortSipCall>("New-PortSipCall 1001 1002 -UserData ticket | Stop-PortSipCall -PassThru");

        Assert.Equal((PortSipCallState.Ended, "1001", "1002", "ticket"), (call.State, call.Caller, call.Callee, call.UserData));
    }

    [Fact]
    public void A_call_that_has_ended_says_CallNotFound()
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run("$call = New-PortSipCall 1001 1002; Stop-PortSipCall $call.Id; Stop-PortSipCall $call.Id")
            .ExpectError(PortSipFailure.CallNotFound, "StopPortSipCallCommand", ErrorCategory.ObjectNotFound);

        Assert.Equal(pbx.Single<string>("$call.Id"), error.TargetObject);
    }

    [Fact]
    public void The_id_1_is_refused_because_it_has_no_meaning_for_a_hang_up()
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run("Stop-PortSipCall 1").ExpectError(PortSipFailure.ValidationFailed, "StopPortSipCallCommand", ErrorCategory.InvalidArgument);

        Assert.Contains("A hang-up names no number", error.ErrorDetails.Message);
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void A_failing_id_in_an_array_is_an_error_of_its_own()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run("$a = New-PortSipCall 1001 1002; $b = New-PortSipCall 1003 1004; Stop-PortSipCall $a.Id, 4711, $b.Id -PassThru");

        Assert.Equal("4711", result.Error.TargetObject);
        Assert.Equal(2, result.Output.Count);
        Assert.Equal(0, pbx.ActiveCalls);
    }

    [Fact]
    public void Without_a_connection_it_says_NotConnected()
    {
        using var session = new PowerShellSession();

        session.Run("Stop-PortSipCall 4711").ExpectError(PortSipFailure.NotConnected, "StopPortSipCallCommand", ErrorCategory.ConnectionError);
    }
}
