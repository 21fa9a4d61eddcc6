using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

/// <summary>The event socket is lost in any phase of a call: the outcome is right, and the loss is reported.</summary>
public sealed class LostSocketTests
{
    /// <summary>When the socket is lost.</summary>
    public enum Phase
    {
        BeforeTheSubscription,
        BetweenSubscriptionAndOriginate,
        DuringTheOriginate,
        AfterTheAnswerToTheOriginate,
        WhileTheCalleeRings,
        WhileTheyTalk,
        AfterTheEnd,
    }

    public static TheoryData<Phase> Phases => [.. Enum.GetValues<Phase>()];

    // It stays away, so only asking tells.
    [Theory]
    [MemberData(nameof(Phases))]
    public async Task Without_events_the_PBX_is_asked_and_knows(Phase phase)
    {
        using var pbx = new LivePbx();

        var result = await LoseAsync(pbx, phase, pollingInterval: "0.1", comesBack: false);

        AssertOutcome(pbx, result);
        // What was told before the loss was enough.
        if (phase != Phase.AfterTheEnd)
            Assert.Contains(result.Verbose, line => line.Contains("GET /sessions/{id}", StringComparison.Ordinal));
    }

    // Polling would start after a minute, when the call has ended, so only the gap shows that something is missing.
    [Theory]
    [MemberData(nameof(Phases))]
    public async Task The_gap_that_a_socket_leaves_is_reason_enough_to_ask(Phase phase)
    {
        using var pbx = new LivePbx();

        var result = await LoseAsync(pbx, phase, pollingInterval: "60", comesBack: true);

        AssertOutcome(pbx, result);
        if (phase != Phase.AfterTheEnd)
            Assert.Contains(result.Verbose, line => line.Contains("Events may be missing", StringComparison.Ordinal));
    }

    private static async Task<ScriptResult> LoseAsync(LivePbx pbx, Phase phase, string pollingInterval, bool comesBack)
    {
        var rules = pbx.Pbx.Rules;
        rules.SetCaller("1001", LivePbx.Rings);
        pbx.Pbx.CommandComes = command => LoseIf(Phase.BeforeTheSubscription, command.Contains("\"subscribe\"", StringComparison.Ordinal));
        pbx.Pbx.RequestComes = request => LoseIf(Phase.BetweenSubscriptionAndOriginate, request is { Method: "POST", PathAndQuery: "/api/sessions" });
        using var starting = pbx.Pbx.State.CallEvents.Subscribe(happened => LoseIf(Phase.DuringTheOriginate, happened is CallStarted));
        var script = pbx.Begin($"New-PortSipCall 1001 1002 -WaitFor Ended -PollingIntervalSec {pollingInterval} -Verbose");

        var id = await pbx.RingingCallAsync("1001");
        await LivePbx.UntilAsync(() => pbx.Pbx.Journal.Any(entry => entry.Operation == SimulatorOperation.OriginateCall));
        LoseIf(Phase.AfterTheAnswerToTheOriginate, true);
        pbx.Pbx.Answer(id, "1001");
        LoseIf(Phase.WhileTheCalleeRings, true);
        pbx.Step(2);
        pbx.Pbx.Answer(id, "1002");
        LoseIf(Phase.WhileTheyTalk, true);
        pbx.Step(10);
        pbx.Pbx.HangUp(id, "1002");
        LoseIf(Phase.AfterTheEnd, true);
        if (comesBack)
            rules.EventDelivery = new SimulatorEventDelivery();
        return await script;

        void LoseIf(Phase when, bool isSo)
        {
            if (when != phase || !isSo || !rules.EventDelivery.AcceptsSockets)
                return;
            rules.EventDelivery = new SimulatorEventDelivery { AcceptsSockets = false };
            pbx.Pbx.DropEventSockets();
        }
    }

    private static void AssertOutcome(LivePbx pbx, ScriptResult result)
    {
        var call = LivePbx.CallOf(result);
        Assert.Equal((PortSipCallState.Ended, "CalleeDisconnected", "1002"), (call.State, call.EndReason, call.AnsweredBy));
        Assert.Equal((TimeSpan.FromSeconds(10), pbx.EventTime.ToUnixTimeSeconds()), (call.TalkTime, call.EndedAt!.Value.ToUnixTimeSeconds()));
    }
}
