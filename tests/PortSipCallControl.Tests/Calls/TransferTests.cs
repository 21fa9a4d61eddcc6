using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

/// <summary>Invoke-PortSipTransfer.</summary>
public sealed class TransferTests
{
    [Fact]
    public void A_blind_transfer_names_the_call_the_transferor_and_the_target()
    {
        using var pbx = new SimulatedSession();

        Assert.Empty(pbx.Get("$call = New-PortSipCall 1001 1002; Invoke-PortSipTransfer $call.Id 1001 '0033187691'"));

        Assert.Equal($$"""POST /api/sessions/{{pbx.Single<string>("$call.Id")}}/refer {"extension_number":"1001","refer_to":"0033187691"}""", pbx.Requests[^1]);
    }

    [Fact]
    public void A_piped_call_is_transferred_by_its_caller_and_passed_on_with_its_new_parties()
    {
        using var pbx = new SimulatedSession();

        var call = pbx.Single<PortSipCall>("$call = New-PortSipCall 1001 1002 -UserData ticket; $call | Invoke-PortSipTransfer -ReferTo 1003 -PassThru");

        Assert.Equal((pbx.Single<string>("$call.Id"), "1002", "1003", "ticket", "1003"), (call.Id, call.Caller, call.Callee, call.UserData, call.ExtensionNumber));
        Assert.EndsWith("""/refer {"extension_number":"1001","refer_to":"1003"}""", pbx.Requests[1]);
    }

    [Fact]
    public void Latest_transfers_the_last_call_of_the_number()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("$null = New-PortSipCall 1001 1002; Invoke-PortSipTransfer -Latest 1001 1003");

        Assert.Equal("""POST /api/sessions/1/refer {"extension_number":"1001","refer_to":"1003"}""", pbx.Requests[^1]);
    }

    [Fact]
    public void An_attended_transfer_by_two_session_ids_sends_both_refer_to_as_empty()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("$a = New-PortSipCall 1001 1002; $b = New-PortSipCall 1001 1003; Invoke-PortSipTransfer -Attended 1001 -Session1 $a.Id -Session2 $b.Id");

        var (a, b) = (pbx.Single<string>("$a.Id"), pbx.Single<string>("$b.Id"));
        Assert.Equal($$"""POST /api/sessions/1/attended_refer {"extension_number":"1001","refer_to_1":"","session_1":"{{a}}","refer_to_2":"","session_2":"{{b}}"}""", pbx.Requests[^1]);
    }

    [Fact]
    public void An_attended_transfer_by_two_numbers_sends_no_session()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("$null = New-PortSipCall 1001 1002; $null = New-PortSipCall 1001 1003; Invoke-PortSipTransfer -Attended 1001 -ReferTo1 1002 -ReferTo2 1003");

        Assert.Equal("""POST /api/sessions/1/attended_refer {"extension_number":"1001","refer_to_1":"1002","refer_to_2":"1003"}""", pbx.Requests[^1]);
    }

    [Fact]
    public void An_attended_transfer_by_a_number_and_a_session_sends_what_was_given()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("$null = New-PortSipCall 1001 1002; $b = New-PortSipCall 1001 166000 -Trunk main; Invoke-PortSipTransfer -Attended 1001 -ReferTo1 1002 -ReferTo2 166000 -Session2 $b.Id");

        Assert.Equal(
            $$"""POST /api/sessions/1/attended_refer {"extension_number":"1001","refer_to_1":"1002","refer_to_2":"166000","session_2":"{{pbx.Single<string>("$b.Id")}}"}""",
            pbx.Requests[^1]);
    }

    [Theory]
    [InlineData("-ReferTo1 1002", "if session_2 is absent or 0, refer_to_2 can't be empty")]
    [InlineData("-ReferTo2 1003", "if session_1 is absent or 0, refer_to_1 can't be empty")]
    [InlineData("-ReferTo1 1002 -Session2 0", "if session_2 is absent or 0, refer_to_2 can't be empty")]
    [InlineData("-Session1 1 -ReferTo2 1003", "session_1 can't be 1")]
    [InlineData("-Session1 4711 -Session2 4711", "session_1 and session_2 name the same call")]
    [InlineData("", "if session_1 is absent or 0, refer_to_1 can't be empty")]
    public void An_illegal_mix_is_refused_before_anything_is_sent_and_the_rule_is_named(string calls, string rule)
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run($"Invoke-PortSipTransfer -Attended 1001 {calls}").ExpectError(PortSipFailure.ValidationFailed, "InvokePortSipTransferCommand", ErrorCategory.InvalidArgument);

        Assert.Contains(rule, error.ErrorDetails.Message);
        Assert.Equal("1001", error.TargetObject);
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void The_id_1_is_refused_by_Id_and_the_error_names_Latest()
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run("Invoke-PortSipTransfer 1 1001 1003").ExpectError(PortSipFailure.ValidationFailed, "InvokePortSipTransferCommand", ErrorCategory.InvalidArgument);

        Assert.Contains("-Latest", error.ErrorDetails.Message);
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("Invoke-PortSipTransfer -ReferTo 1003", "InvokePortSipTransferCommand")]
    [InlineData("Move-PortSipCall -ParkAt 1003", "MovePortSipCallCommand")]
    public void A_call_that_has_ended_cant_be_moved_and_the_error_says_what_the_silent_PBX_may_mean(string move, string command)
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run($"$call = New-PortSipCall 1001 1002; $call | Stop-PortSipCall; $call | {move}");

        var error = result.ExpectError(PortSipFailure.ValidationFailed, command, ErrorCategory.InvalidArgument);
        Assert.EndsWith("the PBX rejected the request (400). It gave no reason: the call may have ended or not be answered yet, or 1001 may not be in it.", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("Use Get-PortSipCall to see which calls are active and who is connected.", error.ErrorDetails.RecommendedAction);
        Assert.Contains(pbx.Single<string>("$call.Id"), error.TargetObject.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_without_a_reason_is_ValidationFailed_with_the_call_as_target()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run("$simulator | Set-PortSipSimulatorRule 1002 NoAnswer; $call = New-PortSipCall 1001 1002; $call | Invoke-PortSipTransfer -ReferTo 1003");

        var error = result.ExpectError(PortSipFailure.ValidationFailed, "InvokePortSipTransferCommand", ErrorCategory.InvalidArgument);
        Assert.Contains("It gave no reason", error.ErrorDetails.Message);
        Assert.Same(pbx.Single<PortSipCall>("$call"), error.TargetObject);
    }

    [Fact]
    public void Rows_bind_by_property_name_in_every_form()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("""
            $a = New-PortSipCall 1001 1002; $b = New-PortSipCall 1001 1003
            [pscustomobject]@{ Id = $a.Id; Caller = '1001'; ReferTo = '1004' } | Invoke-PortSipTransfer
            [pscustomobject]@{ ExtensionNumber = '1001'; Session1 = ''; ReferTo1 = '1003'; Session2 = $a.Id; ReferTo2 = ' ' } | Invoke-PortSipTransfer -Attended -ErrorAction Ignore
            """);

        Assert.EndsWith("""/refer {"extension_number":"1001","refer_to":"1004"}""", pbx.Requests[2]);
        Assert.Equal($$"""POST /api/sessions/1/attended_refer {"extension_number":"1001","refer_to_1":"1003","refer_to_2":"","session_2":"{{pbx.Single<string>("$a.Id")}}"}""", pbx.Requests[3]);
    }
}
