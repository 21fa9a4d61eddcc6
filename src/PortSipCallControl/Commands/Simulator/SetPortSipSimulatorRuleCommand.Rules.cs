using PortSip.Simulator;

namespace PortSipCallControl;

/// <content>Converts the parameters to the simulator's rules.</content>
public sealed partial class SetPortSipSimulatorRuleCommand
{
    private string Description => ParameterSetName switch
    {
        ForwardSet when EndsForwarding => $"Stop forwarding calls to {Callee} ({string.Join(", ", On)})",
        ForwardSet => $"Forward calls to {Callee} to {ForwardTo} ({string.Join(", ", On)})",
        DidSet when EndsForwarding => $"Stop accepting calls from outside to {Did}",
        DidSet => $"Connect calls from outside to {Did} to {ForwardTo}",
        QueueSet => $"Configure the queue {Queue}",
        RingGroupSet => $"Configure the ring group {RingGroup}",
        ParkSet => $"Call back parked calls after {ParkSec} seconds",
        MenuSet => Menu.Count == 0 ? $"Remove the menu of {Callee}" : $"Give {Callee} a menu with {Menu.Count} keys",
        PressSet => $"Let {Callee} press {string.Join(", ", Press)} in menus",
        TrunkSet => $"Set the trunk {Trunk} to {State}",
        FaultSet => $"Make {Operation} fail: {Fault}",
        TokenSet => $"Expire tokens: {ExpireToken}",
        EventSet => "Change how events are sent",
        LicenseSet => $"Make the license of the contact center {License}",
        DataFlowSet => $"Make the Data Flow service {DataFlow}",
        DropSet => "Cut all event sockets",
        ClearSet => "Remove all rules",
        _ => $"Script the telephone of {Callee}: {Outcome}",
    };

    private bool EndsForwarding => string.Equals(ForwardTo, "Ring", StringComparison.OrdinalIgnoreCase);

    private void Apply(SimulatedPbx pbx)
    {
        switch (ParameterSetName)
        {
            case ForwardSet:
                ApplyForwarding(pbx.Rules);
                break;
            case DidSet when EndsForwarding:
                pbx.Rules.RemoveInbound(Did);
                break;
            case DidSet:
                pbx.Rules.SetInbound(Did, Destination(ForwardTo));
                break;
            case QueueSet:
                Change(() => pbx.ChangeQueue(Queue, ToServiceChange()));
                break;
            case RingGroupSet:
                Change(() => pbx.ChangeRingGroup(RingGroup, ToServiceChange()));
                break;
            case ParkSet:
                Change(() => pbx.ChangeCallPark(TimeSpan.FromSeconds(ParkSec), UnansweredTo));
                break;
            case MenuSet:
                ApplyMenu(pbx.Rules);
                break;
            case PressSet:
                pbx.Rules.SetKeys(Callee, ToKeys());
                break;
            case TrunkSet:
                pbx.Rules.SetTrunk(Trunk, State);
                break;
            case FaultSet:
                var rule = pbx.Rules.AddFault(ToFault());
                if (PassThru)
                    WriteObject(rule);
                break;
            case TokenSet:
                pbx.ExpireTokens(ExpireToken);
                break;
            case EventSet:
                pbx.Rules.EventDelivery = ToDelivery(pbx.Rules.EventDelivery);
                if (IsGiven(nameof(CallLogFilter)))
                    pbx.Rules.CallLogFilter = CallLogFilter;
                break;
            case LicenseSet:
                pbx.Rules.License = License;
                break;
            case DataFlowSet:
                pbx.Rules.DataFlow = DataFlow;
                break;
            case DropSet:
                pbx.DropEventSockets();
                break;
            case ClearSet:
                pbx.Rules.Clear();
                break;
            default:
                pbx.Rules.SetCallee(Callee, ToScript());
                break;
        }
    }

    private void ApplyForwarding(SimulatorRules rules)
    {
        var to = Destination(ForwardTo);
        foreach (var state in On)
        {
            if (EndsForwarding)
                rules.RemoveForwarding(Callee, state);
            else
                rules.SetForwarding(new SimulatorForwarding(Callee, state, to));
        }
    }

    private CalleeScript ToScript() => new()
    {
        Outcome = Outcome,
        After = TimeSpan.FromMilliseconds(AfterMs),
        HangUpAfter = HangUpAfterMs is { } time ? TimeSpan.FromMilliseconds(time) : null,
        HangUpBy = HangUpBy,
        StatusCode = StatusCode,
    };

    // Omitted values aren't changed.
    private SimulatorEventDelivery ToDelivery(SimulatorEventDelivery before) => new()
    {
        Form = IsGiven(nameof(EventForm)) ? EventForm : before.Form,
        Answers = IsGiven(nameof(SubscriptionAnswer)) ? SubscriptionAnswer : before.Answers,
        Duplicates = IsGiven(nameof(EventDuplicates)) ? EventDuplicates : before.Duplicates,
        LossProbability = IsGiven(nameof(EventLossProbability)) ? EventLossProbability : before.LossProbability,
        LostTypes = before.LostTypes,
        Delay = IsGiven(nameof(EventDelayMs)) ? TimeSpan.FromMilliseconds(EventDelayMs) : before.Delay,
        Jitter = IsGiven(nameof(EventJitterMs)) ? TimeSpan.FromMilliseconds(EventJitterMs) : before.Jitter,
        RefusedTopics = IsGiven(nameof(RefusedTopic)) ? RefusedTopic : before.RefusedTopics,
        AcceptsSockets = IsGiven(nameof(BlockEventSocket)) ? !BlockEventSocket : before.AcceptsSockets,
    };

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private SimulatorFault ToFault() => new(Fault)
    {
        Operation = Operation,
        Count = Count,
        Skip = Skip,
        Probability = Probability,
        StatusCode = StatusCode,
        Body = Body,
        Errors = ErrorCode is { } code ? [new SimulatorError(code, "refused by a rule of the simulator")] : [],
        RetryAfter = RetryAfterSec is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        RetryAfterForm = RetryAfterForm,
        Delay = TimeSpan.FromMilliseconds(DelayMs),
        RedirectTo = RedirectTo,
    };
}
