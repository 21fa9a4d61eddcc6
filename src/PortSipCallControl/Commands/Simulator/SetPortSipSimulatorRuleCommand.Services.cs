using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <content>Queues, ring groups and parked calls.</content>
public sealed partial class SetPortSipSimulatorRuleCommand
{
    private const string QueueSet = "Queue";
    private const string RingGroupSet = "RingGroup";
    private const string ParkSet = "Park";

    /// <summary>The number of the queue to configure.</summary>
    [Parameter(ParameterSetName = QueueSet, Mandatory = true)]
    [RecordedNumber]
    [ArgumentCompleter(typeof(SimulatorCompleter))]
    public string Queue { get; set; } = "";

    /// <summary>The number of the ring group to configure.</summary>
    [Parameter(ParameterSetName = RingGroupSet, Mandatory = true)]
    [RecordedNumber]
    [ArgumentCompleter(typeof(SimulatorCompleter))]
    public string RingGroup { get; set; } = "";

    /// <summary>The order in which members or ready agents ring.</summary>
    [Parameter(ParameterSetName = QueueSet)]
    [Parameter(ParameterSetName = RingGroupSet)]
    [EnumText(typeof(SimulatedRingStrategy), IsRequired = true)]
    public SimulatedRingStrategy Strategy { get => Choice(default(SimulatedRingStrategy)); set => Choose(value); }

    /// <summary>How long each of them rings, in seconds, 1 to 65535.</summary>
    [Parameter(ParameterSetName = QueueSet)]
    [Parameter(ParameterSetName = RingGroupSet)]
    [ValidateRange(1, 65535)]
    [NoOffers]
    public int? RingSec { get; set; }

    /// <summary>Where calls go that nobody answers: a number, Voicemail, HangUp or, for ring groups, Repeat. For queues, this is the overflow. For parked calls, it is a ring group.</summary>
    [Parameter(ParameterSetName = QueueSet)]
    [Parameter(ParameterSetName = RingGroupSet)]
    [Parameter(ParameterSetName = ParkSet)]
    [NumberText(Meaning = "a number, Voicemail, HangUp or Repeat")]
    [ArgumentCompleter(typeof(SimulatorCompleter))]
    public string? UnansweredTo { get; set; }

    /// <summary>Where calls go in night mode: a number, Voicemail or HangUp.</summary>
    [Parameter(ParameterSetName = QueueSet)]
    [Parameter(ParameterSetName = RingGroupSet)]
    [NumberText(Meaning = "a number, Voicemail or HangUp")]
    [ArgumentCompleter(typeof(SimulatorCompleter))]
    public string? NightTo { get; set; }

    /// <summary>How many callers can wait, 0 to 10000; 0 means any number.</summary>
    [Parameter(ParameterSetName = QueueSet)]
    [ValidateRange(0, 10000)]
    [GivenNumber]
    [NoOffers]
    public int? MaximumCallers { get; set; }

    /// <summary>How long a caller waits until the call overflows, in seconds, 15 to 65535; 65535 means any time.</summary>
    [Parameter(ParameterSetName = QueueSet)]
    [ValidateRange(15, 65535)]
    [NoOffers]
    public int? MaximumWaitSec { get; set; }

    /// <summary>The wait in seconds, 0 to 65535, whose excess is reported as a breach; 0 means none.</summary>
    [Parameter(ParameterSetName = QueueSet)]
    [ValidateRange(0, 65535)]
    [GivenNumber]
    [NoOffers]
    public int? SlaSec { get; set; }

    /// <summary>How long an agent wraps up after a call, in seconds, 0 to 65535.</summary>
    [Parameter(ParameterSetName = QueueSet)]
    [ValidateRange(0, 65535)]
    [GivenNumber]
    [NoOffers]
    public int? WrapUpSec { get; set; }

    /// <summary>Calls overflow at once if no agent is logged in with a phone that is registered; -OverflowWithoutAgent:$false turns that off.</summary>
    [Parameter(ParameterSetName = QueueSet)]
    public SwitchParameter OverflowWithoutAgent { get; set; }

    /// <summary>Callers who press 3 while they wait are called back when it is their turn; -Callback:$false turns that off.</summary>
    [Parameter(ParameterSetName = QueueSet)]
    public SwitchParameter Callback { get; set; }

    /// <summary>How long a call is parked, in seconds, 60 to 900. Then the extension that parked it is called, and after it the ring group of -UnansweredTo.</summary>
    [Parameter(ParameterSetName = ParkSet, Mandatory = true)]
    [ValidateRange(60, 900)]
    [NoOffers]
    public int ParkSec { get; set; }

    private SimulatedServiceChange ToServiceChange() => new()
    {
        Strategy = IsGiven(nameof(Strategy)) ? Strategy : null,
        RingTime = Seconds(RingSec),
        NoAnswer = ToRule(UnansweredTo),
        Night = ToRule(NightTo),
        MostCallers = MaximumCallers,
        LongestWait = Seconds(MaximumWaitSec),
        SlaTime = Seconds(SlaSec),
        WrapUpTime = Seconds(WrapUpSec),
        WaitsWithoutAgents = IsGiven(nameof(OverflowWithoutAgent)) ? !OverflowWithoutAgent : null,
        OffersCallback = IsGiven(nameof(Callback)) ? Callback.ToBool() : null,
    };

    private SimulatedServiceRule? ToRule(string? target) => target?.ToUpperInvariant() switch
    {
        null => null,
        "VOICEMAIL" => SimulatedServiceRule.Voicemail,
        "HANGUP" => SimulatedServiceRule.HangUp,
        "REPEAT" when ParameterSetName == RingGroupSet => SimulatedServiceRule.Repeat,
        "REPEAT" => throw new CommandException(PortSipFailure.ValidationFailed, "A queue can't repeat.", "Use a number, Voicemail or HangUp."),
        _ => SimulatedServiceRule.To(target!),
    };

    private static TimeSpan? Seconds(int? seconds) => seconds is { } given ? TimeSpan.FromSeconds(given) : null;

    private static void Change(Action change)
    {
        try
        {
            change();
        }
        catch (ArgumentException e)
        {
            // The parameter's name in the message is the library's.
            throw new CommandException(PortSipFailure.NotFound, e.Message.Split('\n', '(')[0].Trim(), "Use the number of a queue or ring group that the simulator was started with.", e);
        }
    }
}
