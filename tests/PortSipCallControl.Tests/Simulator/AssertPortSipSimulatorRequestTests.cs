using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Simulator;

public sealed class AssertPortSipSimulatorRequestTests
{
    private const string Held = "New-PortSipCall 1001 1002 -WaitFor Answered | Suspend-PortSipCall";

    [Theory]
    [InlineData("HoldCall")]
    [InlineData("HoldCall -Times 1")]
    [InlineData("HoldCall -Times 1 -Body @{ extension_number = '1001' }")]
    [InlineData("HoldCall -Body @{ extension_number = 1001 }")]
    [InlineData("HoldCall -Path /api/sessions/*/hold -StatusCode 200")]
    [InlineData("UnholdCall -Times 0")]
    [InlineData("OriginateCall -Body @{ caller = '1001'; send_sdp = $true }")]
    public void Requests_that_are_as_expected_emit_nothing(string expectation)
    {
        using var test = new SimulatedSession();
        test.Run(Held);

        Assert.Empty(test.Get($"Assert-PortSipSimulatorRequest -Operation {expectation}"));
    }

    [Theory]
    [InlineData("HoldCall -Times 2", "Expected 2 requests for HoldCall, but there was 1.")]
    [InlineData("HoldCall -Times 0", "Expected 0 requests for HoldCall, but there was 1.")]
    [InlineData("HoldCall -Body @{ extension_number = '1002' }", "Expected at least 1 request for HoldCall with the body {\"extension_number\":\"1002\"}, but there were 0.")]
    [InlineData("HoldCall -Times 1 -StatusCode 404", "Expected 1 request for HoldCall with the status 404, but there were 0.")]
    [InlineData("HoldCall -Path /api/x", "Expected at least 1 request for HoldCall to /api/x, but there were 0.")]
    public void Others_report_what_was_expected_and_what_was_received(string expectation, string sentence)
    {
        using var test = new SimulatedSession();
        test.Run(Held);

        var result = test.Run($"Assert-PortSipSimulatorRequest {expectation}");

        var error = result.ExpectError(PortSipFailure.AssertionFailed, "AssertPortSipSimulatorRequestCommand", ErrorCategory.InvalidResult);
        Assert.Contains("Get-PortSipSimulatorRequest", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        var lines = error.Exception.Message.Split(Environment.NewLine);
        Assert.Equal((sentence, "Received:"), (lines[0], lines[1]));
        Assert.Matches("^  POST /api/sessions/[0-9]+/hold {\"extension_number\":\"1001\"} \\(200\\)$", lines[2]);
    }

    [Fact]
    public void An_operation_that_was_never_requested_is_reported_as_such()
    {
        using var test = new SimulatedSession();

        Assert.EndsWith("No request for this operation was received.", test.Run("Assert-PortSipSimulatorRequest HangUpCall").Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_query_and_nested_bodies_are_compared_by_their_fields()
    {
        using var test = new SimulatedSession();
        test.Run("Invoke-PortSipRestMethod 'call_queues?top=5&orderby=name%20asc'");
        var queue = test.Get("(Get-PortSipQueue 8000).Id")[0].ToString();
        test.Run($"Invoke-PortSipRestMethod call_queues/{queue}/agents -Method Post -Body @{{ items = @(@{{ extension_number = '1008'; skill_level = 5 }}) }}");

        Assert.Empty(test.Run("Assert-PortSipSimulatorRequest ListQueues -Query @{ top = 5; orderby = 'name asc' }").Errors);
        Assert.Empty(test.Run("Assert-PortSipSimulatorRequest SetAgents -Body @{ items = @(@{ skill_level = 5 }) }").Errors);
        Assert.Equal("AssertionFailed", test.Run("Assert-PortSipSimulatorRequest SetAgents -Body @{ items = @() }").ErrorId);
        Assert.Equal("AssertionFailed", test.Run("Assert-PortSipSimulatorRequest ListQueues -Query @{ top = 6 }").ErrorId);
    }

    [Fact]
    public void PassThru_emits_the_requests_that_are_as_expected()
    {
        using var test = new SimulatedSession();
        test.Run(Held);

        Assert.Equal(SimulatorOperation.HoldCall, test.Single<SimulatorJournalEntry>("Assert-PortSipSimulatorRequest HoldCall -PassThru").Operation);
    }
}
