using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

/// <summary>Suspend-PortSipCall and Resume-PortSipCall.</summary>
public sealed class HoldTests
{
    [Fact]
    public void Hold_and_resume_name_the_call_and_the_number_and_emit_nothing()
    {
        using var pbx = new SimulatedSession();

        var output = pbx.Get("$call = New-PortSipCall 1001 1002; Suspend-PortSipCall $call.Id 1001; Resume-PortSipCall -Id $call.Id -ExtensionNumber 1001");

        Assert.Empty(output);
        var id = pbx.Single<string>("$call.Id");
        Assert.Equal(
            [$$"""POST /api/sessions/{{id}}/hold {"extension_number":"1001"}""", $$"""POST /api/sessions/{{id}}/unhold {"extension_number":"1001"}"""],
            pbx.Requests.Skip(1));
    }

    [Fact]
    public void A_piped_call_gives_its_caller_as_the_number_unless_one_is_given()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("$call = New-PortSipCall 1001 1002; $call | Suspend-PortSipCall; $call | Suspend-PortSipCall -ExtensionNumber 1002");

        Assert.EndsWith("""/hold {"extension_number":"1001"}""", pbx.Requests[^2]);
        Assert.EndsWith("""/hold {"extension_number":"1002"}""", pbx.Requests[^1]);
    }

    [Fact]
    public void PassThru_emits_the_call_with_what_is_so_after_the_action()
    {
        using var pbx = new SimulatedSession();

        var calls = pbx.Get("$call = New-PortSipCall 1001 1002 -UserData ticket; $call; $held = $call | Suspend-PortSipCall -ExtensionNumber 1002 -PassThru; $held; $held | Resume-PortSipCall -PassThru").Select(o => (PortSipCall)o.BaseObject).ToList();

        Assert.Equal([(null, "1001"), (true, "1002"), (false, "1002")], calls.Select(c => (c.IsHeld, c.ExtensionNumber)));
        Assert.All(calls, c => Assert.Equal((calls[0].Id, "1001", "1002", "ticket"), (c.Id, c.Caller, c.Callee, c.UserData)));
        Assert.EndsWith("""/unhold {"extension_number":"1002"}""", pbx.Requests[^1]);
        Assert.Equal(3, pbx.Requests.Count);
    }

    [Fact]
    public void PassThru_of_an_id_emits_a_call_that_the_next_command_takes()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("$call = New-PortSipCall 1001 1002; Suspend-PortSipCall $call.Id 1001 -PassThru | Resume-PortSipCall -PassThru | Stop-PortSipCall");

        Assert.Equal(0, pbx.ActiveCalls);
    }

    [Theory]
    [InlineData("Suspend", "hold")]
    [InlineData("Resume", "unhold")]
    public void Latest_acts_on_the_last_call_of_the_number(string verb, string action)
    {
        using var pbx = new SimulatedSession();

        pbx.Get($"$null = New-PortSipCall 1001 1002; Suspend-PortSipCall 1001 -Latest; {verb}-PortSipCall -Latest -ExtensionNumber 1001");

        Assert.Equal($$"""POST /api/sessions/1/{{action}} {"extension_number":"1001"}""", pbx.Requests[^1]);
    }

    [Theory]
    [InlineData("Suspend")]
    [InlineData("Resume")]
    public void The_id_1_is_refused_by_Id_and_the_error_names_Latest(string verb)
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run($"{verb}-PortSipCall 1 1001").ExpectError(PortSipFailure.ValidationFailed, $"{verb}PortSipCallCommand", ErrorCategory.InvalidArgument);

        Assert.Contains("-Latest", error.ErrorDetails.Message);
        Assert.Equal("1", error.TargetObject);
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("Suspend")]
    [InlineData("Resume")]
    public void A_call_that_has_ended_says_CallNotFound_with_the_id_as_target(string verb)
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run($"{verb}-PortSipCall 4711 1001").ExpectError(PortSipFailure.CallNotFound, $"{verb}PortSipCallCommand", ErrorCategory.ObjectNotFound);

        Assert.Equal("4711", error.TargetObject);
    }

    [Fact]
    public void The_target_of_an_error_is_the_piped_call()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run("$call = New-PortSipCall 1001 1002; Stop-PortSipCall $call.Id; $call | Suspend-PortSipCall");

        Assert.Same(pbx.Single<PortSipCall>("$call"), result.Error.TargetObject);
    }

    [Fact]
    public void Hold_before_the_answer_is_refused_by_the_PBX_as_ValidationFailed()
    {
        using var pbx = new SimulatedSession();

        pbx.Run("$simulator | Set-PortSipSimulatorRule 1002 NoAnswer; New-PortSipCall 1001 1002 | Suspend-PortSipCall")
            .ExpectError(PortSipFailure.ValidationFailed, "SuspendPortSipCallCommand", ErrorCategory.InvalidArgument);
    }

    [Theory]
    [InlineData("-ThrottleLimit 1")]
    [InlineData("")]
    [InlineData("-ThrottleLimit 2 -Confirm:$false")]
    public void An_array_of_ids_holds_them_all_in_their_order(string parameters)
    {
        using var pbx = new SimulatedSession();

        var held = pbx.Get($"$calls = 1..12 | ForEach-Object {{ New-PortSipCall 1001 1002 }}; Suspend-PortSipCall -Id $calls.Id -ExtensionNumber 1001 -PassThru {parameters}");

        Assert.Equal(pbx.Get("$calls").Select(c => ((PortSipCall)c.BaseObject).Id), held.Select(c => ((PortSipCall)c.BaseObject).Id));
        Assert.Equal(12, pbx.Requests.Count(r => r.Contains("/hold", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Suspend")]
    [InlineData("Resume")]
    public void Without_a_connection_it_says_NotConnected(string verb)
    {
        using var session = new PowerShellSession();

        session.Run($"{verb}-PortSipCall 4711 1001").ExpectError(PortSipFailure.NotConnected, $"{verb}PortSipCallCommand", ErrorCategory.ConnectionError);
    }
}
