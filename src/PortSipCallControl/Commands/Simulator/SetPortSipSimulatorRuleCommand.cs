using System.Management.Automation;
using System.Runtime.CompilerServices;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>Says what a simulator's telephones and trunks do, and what goes wrong.</summary>
[Cmdlet(VerbsCommon.Set, "PortSipSimulatorRule", DefaultParameterSetName = CalleeSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void), typeof(SimulatorFaultRule))]
public sealed class SetPortSipSimulatorRuleCommand : SimulatorCmdlet
{
    private const string CalleeSet = "Callee";
    private const string TrunkSet = "Trunk";
    private const string FaultSet = "Fault";
    private const string TokenSet = "Token";
    private const string EventSet = "Event";
    private const string LicenseSet = "License";
    private const string DropSet = "Drop";
    private const string ClearSet = "Clear";

    // Boxed: a field of one of the simulator's enums would load its assembly with the module, whether it is used or not.
    private readonly Dictionary<string, object> _choices = [];

    /// <summary>The number whose telephone is scripted, or a pattern with * and ?. Quote numbers.</summary>
    [Parameter(ParameterSetName = CalleeSet, Mandatory = true, Position = 0)]
    [RecordedNumber]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SimulatorCompleter))]
    public string Callee { get; set; } = "";

    /// <summary>What the telephone does when it is called.</summary>
    [Parameter(ParameterSetName = CalleeSet, Mandatory = true, Position = 1)]
    public CalleeOutcome Outcome { get => Choice(default(CalleeOutcome)); set => Choose(value); }

    /// <summary>Milliseconds after which it does so; default 0: at once.</summary>
    [Parameter(ParameterSetName = CalleeSet)]
    [ValidateRange(0, int.MaxValue)]
    [GivenNumber]
    public int AfterMs { get; set; }

    /// <summary>Milliseconds after the answer at which the call is hung up; without it nobody hangs up.</summary>
    [Parameter(ParameterSetName = CalleeSet)]
    [ValidateRange(0, int.MaxValue)]
    [GivenNumber]
    public int? HangUpAfterMs { get; set; }

    /// <summary>Who hangs up then.</summary>
    [Parameter(ParameterSetName = CalleeSet)]
    public SimulatedParty HangUpBy { get => Choice(SimulatedParty.Callee); set => Choose(value); }

    /// <summary>The trunk that is taken up or down.</summary>
    [Parameter(ParameterSetName = TrunkSet, Mandatory = true)]
    [ValidateLength(1, 64)]
    [ArgumentCompleter(typeof(SimulatorCompleter))]
    public string Trunk { get; set; } = "";

    /// <summary>Whether the trunk carries calls.</summary>
    [Parameter(ParameterSetName = TrunkSet, Mandatory = true)]
    public SimulatedTrunkState State { get => Choice(default(SimulatedTrunkState)); set => Choose(value); }

    /// <summary>What goes wrong with a request.</summary>
    [Parameter(ParameterSetName = FaultSet, Mandatory = true)]
    public SimulatorFaultKind Fault { get => Choice(default(SimulatorFaultKind)); set => Choose(value); }

    /// <summary>The operation whose requests it befalls.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    public SimulatorOperation Operation { get => Choice(SimulatorOperation.Any); set => Choose(value); }

    /// <summary>How many requests it befalls; default: all that come.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? Count { get; set; }

    /// <summary>How many requests pass unharmed first.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateRange(0, int.MaxValue)]
    [GivenNumber]
    public int Skip { get; set; }

    /// <summary>How likely it befalls a request, 0 to 1.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateRange(0.0, 1.0)]
    [GivenNumber]
    public double Probability { get; set; } = 1;

    /// <summary>The SIP status of a telephone's failure (300 to 699), or the HTTP status of a fault (300 to 599); default: the usual one.</summary>
    [Parameter(ParameterSetName = CalleeSet)]
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateRange(300, 699)]
    public int? StatusCode { get; set; }

    /// <summary>The body that goes with the status of a fault.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    public SimulatorFaultBody Body { get => Choice(default(SimulatorFaultBody)); set => Choose(value); }

    /// <summary>The code of the error that goes with the status of a fault, as the PBX spells it: RESOURCE_IN_USE.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateLength(1, 128)]
    public string? ErrorCode { get; set; }

    /// <summary>Seconds in a Retry-After header, 0 to 86400; without it there is no such header.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateRange(0, 86400)]
    [GivenNumber]
    public int? RetryAfterSec { get; set; }

    /// <summary>Whether that header says seconds or a date.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    public RetryAfterForm RetryAfterForm { get => Choice(default(RetryAfterForm)); set => Choose(value); }

    /// <summary>Milliseconds that a delay or a slow body waits; default 1000.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateRange(0, int.MaxValue)]
    [GivenNumber]
    public int DelayMs { get; set; } = 1000;

    /// <summary>Where a redirect leads.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [UriText]
    public Uri? RedirectTo { get; set; }

    /// <summary>Ends the life of tokens now.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    public SimulatorTokens ExpireToken { get => Choice(default(SimulatorTokens)); set => Choose(value); }

    /// <summary>Which events of calls are sent: all, or neither ringing nor answers, as some PBXs do.</summary>
    [Parameter(ParameterSetName = EventSet)]
    public SimulatorEventForm EventForm { get => Choice(default(SimulatorEventForm)); set => Choose(value); }

    /// <summary>Whether subscriptions to events are answered.</summary>
    [Parameter(ParameterSetName = EventSet)]
    public SimulatorSubscriptionAnswer SubscriptionAnswer { get => Choice(default(SimulatorSubscriptionAnswer)); set => Choose(value); }

    /// <summary>How many times more each event is sent, 0 to 10.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [ValidateRange(0, 10)]
    [GivenNumber]
    public int EventDuplicates { get; set; }

    /// <summary>How likely an event is lost without a trace, 0 to 1.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [ValidateRange(0.0, 1.0)]
    [GivenNumber]
    public double EventLossProbability { get; set; }

    /// <summary>Milliseconds after which an event is sent.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [ValidateRange(0, int.MaxValue)]
    [GivenNumber]
    public int EventDelayMs { get; set; }

    /// <summary>Milliseconds on top of it at the most, different for each event, so that they overtake one another.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [ValidateRange(0, int.MaxValue)]
    [GivenNumber]
    public int EventJitterMs { get; set; }

    /// <summary>Topics that nobody may subscribe to, by the PBX's names: cdr_events.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [NameList(AllowsNone = true)]
    [AllowEmptyCollection]
    public string[] RefusedTopic { get; set; } = [];

    /// <summary>No event socket can be opened.</summary>
    [Parameter(ParameterSetName = EventSet)]
    public SwitchParameter BlockEventSocket { get; set; }

    /// <summary>What becomes of a filter on the call logs.</summary>
    [Parameter(ParameterSetName = EventSet)]
    public SimulatorCallLogFilter CallLogFilter { get => Choice(default(SimulatorCallLogFilter)); set => Choose(value); }

    /// <summary>Whether there is the licence of the contact centre, which 22.8 checks where the agents of a queue are set.</summary>
    [Parameter(ParameterSetName = LicenseSet, Mandatory = true)]
    public SimulatorLicense License { get => Choice(default(SimulatorLicense)); set => Choose(value); }

    /// <summary>Cuts all event sockets now, as a network does.</summary>
    [Parameter(ParameterSetName = DropSet, Mandatory = true)]
    public SwitchParameter DropEventSocket { get; set; }

    /// <summary>Takes all rules back: scripts, trunks, faults, and how events are told.</summary>
    [Parameter(ParameterSetName = ClearSet, Mandatory = true)]
    public SwitchParameter Clear { get; set; }

    /// <summary>Emits the rule of a fault, whose Applied counts the requests that it befell.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process(PortSipSimulator simulator)
    {
        if (ShouldProcess(simulator.Server, Description))
            Apply(simulator.Simulator.Pbx);
    }

    private T Choice<T>(T standard, [CallerMemberName] string parameter = "") => _choices.TryGetValue(parameter, out var value) ? (T)value : standard;

    private void Choose(object value, [CallerMemberName] string parameter = "") => _choices[parameter] = value;

    private string Description => ParameterSetName switch
    {
        TrunkSet => $"Set the trunk {Trunk} to {State}",
        FaultSet => $"Make {Operation} fail: {Fault}",
        TokenSet => $"Expire tokens: {ExpireToken}",
        EventSet => "Change how events are sent",
        LicenseSet => $"Make the license of the contact center {License}",
        DropSet => "Cut all event sockets",
        ClearSet => "Remove all rules",
        _ => $"Script the telephone of {Callee}: {Outcome}",
    };

    private void Apply(SimulatedPbx pbx)
    {
        switch (ParameterSetName)
        {
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

    private CalleeScript ToScript() => new()
    {
        Outcome = Outcome,
        After = TimeSpan.FromMilliseconds(AfterMs),
        HangUpAfter = HangUpAfterMs is { } time ? TimeSpan.FromMilliseconds(time) : null,
        HangUpBy = HangUpBy,
        StatusCode = StatusCode,
    };

    // What isn't given stays as it is.
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
