using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Calls the people of a list, at a pace and at times that suit, and emits a row for each. A state file records every call before it is placed, so that
/// a campaign that was interrupted continues, and nobody is called twice.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "PortSipCampaign", DefaultParameterSetName = AnnouncementSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PortSipCampaignResult))]
public sealed partial class InvokePortSipCampaignCommand : ConnectedCmdlet
{
    private const string AnnouncementSet = "Announcement";
    private const string ConnectToSet = "ConnectTo";

    /// <summary>The number to call, in the column Number of a list; a piped extension provides its own. Quote numbers to keep their leading zeros.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ExtensionNumber")]
    [NumberTextList]
    [NoOffers]
    public string[] Number { get; set; } = [];

    /// <summary>The extension that plays the announcement. It is called first and must answer automatically; then the person is called.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AnnouncementSet)]
    [NumberText]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string Announcement { get; set; } = "";

    /// <summary>The number that a person who answers is connected to: an extension, a queue, a ring group. The person is called first.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConnectToSet)]
    [NumberText]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string ConnectTo { get; set; } = "";

    /// <summary>The state file. It is created by the first run, and continued by the next.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string StatePath { get; set; } = "";

    /// <summary>The largest number of calls that are placed in a minute, evenly spread: 0.1 to 5000; default 30.</summary>
    [Parameter]
    [ValidateRange(0.1, 5000.0)]
    [NoOffers]
    public double CallsPerMinute { get; set; } = 30;

    /// <summary>The largest number of calls in progress at a time: 1 to 1000; default 8.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    [NoOffers]
    public int MaximumConcurrent { get; set; } = 8;

    /// <summary>How often somebody who wasn't reached is called again: 0 to 20; default 0.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    [GivenNumber]
    [NoOffers]
    public int Retry { get; set; }

    /// <summary>How long after the end of an attempt the next one is made: 15m, 1h30m or a [timespan]; default 15m.</summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(PeriodCompleter))]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Times of the day in which nobody is called, from and until: '21:00', '08:00'. Further pairs can follow.</summary>
    [Parameter]
    [DayTimes]
    [NoOffers]
    public TimeSpan[] NotBetween { get; set; } = [];

    /// <summary>The time zone of -NotBetween, for people without one in the column TimeZone. If omitted, this computer's.</summary>
    [Parameter]
    [TimeZoneText]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public TimeZoneInfo? TimeZone { get; set; }

    /// <summary>Files with numbers that are never called. They are checked before each call, and read again if they have changed.</summary>
    [Parameter]
    [NameList(Meaning = "a file")]
    public string[] Except { get; set; } = [];

    /// <summary>How long after its start the campaign stops to call people: 4h or a [timespan]. If omitted, it ends when everybody has been called.</summary>
    [Parameter]
    [Period]
    [ArgumentCompleter(typeof(PeriodCompleter))]
    public TimeSpan? GiveUpAfter { get; set; }

    /// <summary>With -Announcement: how long a call may take until it is answered; then it is hung up. 5s to 1h; default 60s.</summary>
    [Parameter]
    [OnlyIn(AnnouncementSet)]
    [Duration]
    [NoOffers]
    public TimeSpan RingTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a call may last before it is hung up. If omitted, 10m with -Announcement, and no limit with -ConnectTo.</summary>
    [Parameter]
    [Period]
    [NoOffers]
    public TimeSpan? CallTimeout { get; set; }

    /// <summary>The numbers of voicemail on the PBX; default 999.</summary>
    [Parameter]
    [NumberTextList]
    [NoOffers]
    public string[] VoicemailNumber { get; set; } = ["999"];

    /// <summary>The trunk to route through, 1 to 64 characters.</summary>
    [Parameter]
    [PlainText]
    [ArgumentCompleter(typeof(TrunkCompleter))]
    public string? Trunk { get; set; }

    /// <summary>The caller's name as shown to the people, up to 1024 characters.</summary>
    [Parameter]
    [PlainText]
    [NoOffers]
    public string? CallerDisplayName { get; set; }

    /// <summary>If not everybody was reached, that is an error at the end: CampaignIncomplete.</summary>
    [Parameter]
    public SwitchParameter ErrorOnFailure { get; set; }

    /// <summary>The piped row. Columns that aren't of the cmdlet are passed through to the output.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [PipedRow(typeof(InvokePortSipCampaignCommand), IsRead = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Number.Length == 1 ? Number[0] : null;

    private CampaignCall Call => new()
    {
        Announcement = Text.OrNull(Announcement),
        ConnectTo = Text.OrNull(ConnectTo),
        Trunk = Text.OrNull(Trunk),
        CallerDisplayName = Text.OrNull(CallerDisplayName),
        RingTimeout = RingTimeout,
        CallTimeout = CallTimeout ?? (ParameterSetName == AnnouncementSet ? TimeSpan.FromMinutes(10) : null),
        VoicemailNumbers = VoicemailNumber,
    };

    private CampaignPace Pace => new()
    {
        CallsPerMinute = CallsPerMinute,
        MaximumConcurrent = MaximumConcurrent,
        Retry = Retry,
        RetryAfter = RetryAfter,
        GiveUpAfter = GiveUpAfter,
        Quiet = new QuietTimes([.. NotBetween.Where((_, i) => i % 2 == 0).Select((from, i) => (from, NotBetween[(2 * i) + 1]))]),
    };
}
