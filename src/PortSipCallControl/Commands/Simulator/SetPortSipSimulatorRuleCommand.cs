using System.Management.Automation;
using System.Runtime.CompilerServices;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>Configures the behavior of a simulator's telephones and trunks, and its faults.</summary>
[Cmdlet(VerbsCommon.Set, "PortSipSimulatorRule", DefaultParameterSetName = CalleeSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void), typeof(SimulatorFaultRule))]
public sealed partial class SetPortSipSimulatorRuleCommand : SimulatorCmdlet
{
    private const string CalleeSet = "Callee";
    private const string ForwardSet = "Forward";
    private const string DidSet = "Did";
    private const string TrunkSet = "Trunk";
    private const string FaultSet = "Fault";
    private const string TokenSet = "Token";
    private const string EventSet = "Event";
    private const string LicenseSet = "License";
    private const string DataFlowSet = "DataFlow";
    private const string DropSet = "Drop";
    private const string ClearSet = "Clear";

    // Boxed: a field of one of the simulator's enum types would load its assembly with the module, even if it isn't used.
    private readonly Dictionary<string, object> _choices = [];

    /// <summary>The number whose telephone to script or whose calls to forward, or a pattern with * and ?. Quote numbers.</summary>
    [Parameter(ParameterSetName = CalleeSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = ForwardSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = MenuSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = PressSet, Mandatory = true, Position = 0)]
    [RecordedNumber]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SimulatorCompleter))]
    public string Callee { get; set; } = "";

    /// <summary>What the telephone does when it is called.</summary>
    [Parameter(ParameterSetName = CalleeSet, Mandatory = true, Position = 1)]
    [EnumText(typeof(CalleeOutcome), IsRequired = true)]
    public CalleeOutcome Outcome { get => Choice(default(CalleeOutcome)); set => Choose(value); }

    /// <summary>The number of the tenant that somebody outside dials, or a pattern with * and ?. Quote numbers.</summary>
    [Parameter(ParameterSetName = DidSet, Mandatory = true)]
    [RecordedNumber]
    [SupportsWildcards]
    [NoOffers]
    public string Did { get; set; } = "";

    /// <summary>Where calls are forwarded: a number, Voicemail, or Ring to remove the rule.</summary>
    [Parameter(ParameterSetName = ForwardSet, Mandatory = true)]
    [Parameter(ParameterSetName = DidSet, Mandatory = true)]
    [NumberText(Meaning = "a number, Voicemail or Ring")]
    [ArgumentCompleter(typeof(SimulatorCompleter))]
    public string ForwardTo { get; set; } = "";

    /// <summary>The states of the callee in which its calls are forwarded.</summary>
    [Parameter(ParameterSetName = ForwardSet)]
    [EnumList(typeof(SimulatorForwardState))]
    public SimulatorForwardState[] On { get => Choice<SimulatorForwardState[]>([SimulatorForwardState.Always]); set => Choose(value); }

    /// <summary>Milliseconds before it does so; the default 0 means at once.</summary>
    [Parameter(ParameterSetName = CalleeSet)]
    [Parameter(ParameterSetName = PressSet)]
    [ValidateRange(0, int.MaxValue)]
    [GivenNumber]
    [NoOffers]
    public int AfterMs { get; set; }

    /// <summary>Milliseconds from the answer to the hang-up; if omitted, neither party hangs up.</summary>
    [Parameter(ParameterSetName = CalleeSet)]
    [ValidateRange(0, int.MaxValue)]
    [GivenNumber]
    [NoOffers]
    public int? HangUpAfterMs { get; set; }

    /// <summary>The party that hangs up.</summary>
    [Parameter(ParameterSetName = CalleeSet)]
    [EnumText(typeof(SimulatedParty), IsRequired = true)]
    public SimulatedParty HangUpBy { get => Choice(SimulatedParty.Callee); set => Choose(value); }

    /// <summary>The trunk to take up or down.</summary>
    [Parameter(ParameterSetName = TrunkSet, Mandatory = true)]
    [ValidateLength(1, 64)]
    [ArgumentCompleter(typeof(SimulatorCompleter))]
    public string Trunk { get; set; } = "";

    /// <summary>Whether the trunk carries calls.</summary>
    [Parameter(ParameterSetName = TrunkSet, Mandatory = true)]
    [EnumText(typeof(SimulatedTrunkState), IsRequired = true)]
    public SimulatedTrunkState State { get => Choice(default(SimulatedTrunkState)); set => Choose(value); }

    /// <summary>The fault of the requests.</summary>
    [Parameter(ParameterSetName = FaultSet, Mandatory = true)]
    [EnumText(typeof(SimulatorFaultKind), IsRequired = true)]
    public SimulatorFaultKind Fault { get => Choice(default(SimulatorFaultKind)); set => Choose(value); }

    /// <summary>The operation whose requests are affected.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [EnumText(typeof(SimulatorOperation), IsRequired = true)]
    public SimulatorOperation Operation { get => Choice(SimulatorOperation.Any); set => Choose(value); }

    /// <summary>The number of requests affected; all by default.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateRange(1, int.MaxValue)]
    [NoOffers]
    public int? Count { get; set; }

    /// <summary>The number of requests to let through first.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateRange(0, int.MaxValue)]
    [GivenNumber]
    [NoOffers]
    public int Skip { get; set; }

    /// <summary>The probability that a request is affected, 0 to 1.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateRange(0.0, 1.0)]
    [GivenNumber]
    [NoOffers]
    public double Probability { get; set; } = 1;

    /// <summary>The SIP status of a telephone's failure (300 to 699), or the HTTP status of a fault (300 to 599); default: the usual one.</summary>
    [Parameter(ParameterSetName = CalleeSet)]
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateRange(300, 699)]
    [NoOffers]
    public int? StatusCode { get; set; }

    /// <summary>The body of the fault's response.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [EnumText(typeof(SimulatorFaultBody), IsRequired = true)]
    public SimulatorFaultBody Body { get => Choice(default(SimulatorFaultBody)); set => Choose(value); }

    /// <summary>The error code in the fault's response, in the PBX's spelling: RESOURCE_IN_USE.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateLength(1, 128)]
    [NoOffers]
    public string? ErrorCode { get; set; }

    /// <summary>Seconds in a Retry-After header, 0 to 86400; if omitted, there is no such header.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateRange(0, 86400)]
    [GivenNumber]
    [NoOffers]
    public int? RetryAfterSec { get; set; }

    /// <summary>Whether that header contains seconds or a date.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [EnumText(typeof(RetryAfterForm), IsRequired = true)]
    public RetryAfterForm RetryAfterForm { get => Choice(default(RetryAfterForm)); set => Choose(value); }

    /// <summary>Milliseconds that a delay or a slow body waits; default 1000.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateRange(0, int.MaxValue)]
    [GivenNumber]
    [NoOffers]
    public int DelayMs { get; set; } = 1000;

    /// <summary>The target of a redirect.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [UriText]
    [NoOffers]
    public Uri? RedirectTo { get; set; }

    /// <summary>Expires tokens now.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    [EnumText(typeof(SimulatorTokens), IsRequired = true)]
    public SimulatorTokens ExpireToken { get => Choice(default(SimulatorTokens)); set => Choose(value); }

    /// <summary>Which call events are sent: all, or neither ringing nor answers, as with some PBXs.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [EnumText(typeof(SimulatorEventForm), IsRequired = true)]
    public SimulatorEventForm EventForm { get => Choice(default(SimulatorEventForm)); set => Choose(value); }

    /// <summary>Whether subscriptions to events get a response.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [EnumText(typeof(SimulatorSubscriptionAnswer), IsRequired = true)]
    public SimulatorSubscriptionAnswer SubscriptionAnswer { get => Choice(default(SimulatorSubscriptionAnswer)); set => Choose(value); }

    /// <summary>How many additional times each event is sent, 0 to 10.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [ValidateRange(0, 10)]
    [GivenNumber]
    [NoOffers]
    public int EventDuplicates { get; set; }

    /// <summary>The probability that an event is lost without a trace, 0 to 1.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [ValidateRange(0.0, 1.0)]
    [GivenNumber]
    [NoOffers]
    public double EventLossProbability { get; set; }

    /// <summary>Milliseconds before an event is sent.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [ValidateRange(0, int.MaxValue)]
    [GivenNumber]
    [NoOffers]
    public int EventDelayMs { get; set; }

    /// <summary>The largest number of additional milliseconds, random for each event, so that events overtake one another.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [ValidateRange(0, int.MaxValue)]
    [GivenNumber]
    [NoOffers]
    public int EventJitterMs { get; set; }

    /// <summary>Topics to which subscriptions are refused, by the PBX's names: cdr_events.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [NameList(AllowsNone = true)]
    [AllowEmptyCollection]
    [NoOffers]
    public string[] RefusedTopic { get; set; } = [];

    /// <summary>Refuses to open event sockets.</summary>
    [Parameter(ParameterSetName = EventSet)]
    public SwitchParameter BlockEventSocket { get; set; }

    /// <summary>How a filter on the call logs is handled.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [EnumText(typeof(SimulatorCallLogFilter), IsRequired = true)]
    public SimulatorCallLogFilter CallLogFilter { get => Choice(default(SimulatorCallLogFilter)); set => Choose(value); }

    /// <summary>The state of the contact center license, which 22.8 checks when the agents of a queue are set.</summary>
    [Parameter(ParameterSetName = LicenseSet, Mandatory = true)]
    [EnumText(typeof(SimulatorLicense), IsRequired = true)]
    public SimulatorLicense License { get => Choice(default(SimulatorLicense)); set => Choose(value); }

    /// <summary>Whether the Data Flow service of 22.3 and newer runs. Initially, it doesn't.</summary>
    [Parameter(ParameterSetName = DataFlowSet, Mandatory = true)]
    [EnumText(typeof(SimulatorDataFlow), IsRequired = true)]
    public SimulatorDataFlow DataFlow { get => Choice(default(SimulatorDataFlow)); set => Choose(value); }

    /// <summary>Cuts all event sockets now, like a network failure.</summary>
    [Parameter(ParameterSetName = DropSet, Mandatory = true)]
    public SwitchParameter DropEventSocket { get; set; }

    /// <summary>Removes all rules: scripts, forwarding, menus, trunks, faults, and event delivery.</summary>
    [Parameter(ParameterSetName = ClearSet, Mandatory = true)]
    public SwitchParameter Clear { get; set; }

    /// <summary>Emits the rule of a fault; its Applied property counts the affected requests.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process(PortSipSimulator simulator)
    {
        if (ShouldProcess(simulator.Server, Description))
            Apply(simulator.Simulator.Pbx);
    }

    private T Choice<T>(T standard, [CallerMemberName] string parameter = "") => _choices.TryGetValue(parameter, out var value) ? (T)value : standard;

    private void Choose(object value, [CallerMemberName] string parameter = "") => _choices[parameter] = value;
}
