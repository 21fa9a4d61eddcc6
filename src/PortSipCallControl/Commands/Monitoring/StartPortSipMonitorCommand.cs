using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Starts the supervision of an agent's call: the supervisor's phone rings and is connected by the feature code. It needs the PBX's
/// monitor service, and a monitor group that contains both.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "PortSipMonitor", DefaultParameterSetName = PipedSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PortSipCall))]
public sealed class StartPortSipMonitorCommand : OnceOnlyCmdlet
{
    // The default set, so that the engine first tries whether the word after the supervisor is a mode. The agent can be omitted only after a pipe.
    private const string PipedSet = "Piped";
    private const string AgentSet = "Agent";

    /// <summary>The supervisor's extension, whose phone rings.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberText(Others = typeof(PortSipMonitorMode), OthersParameter = nameof(Mode))]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string Supervisor { get; set; } = "";

    /// <summary>The agent's extension; a piped agent provides it.</summary>
    [Parameter(ParameterSetName = PipedSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = AgentSet, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("ExtensionNumber")]
    [NumberText(Others = typeof(PortSipMonitorMode), OthersParameter = nameof(Mode))]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string Agent { get; set; } = "";

    /// <summary>Listen (can't be heard), Whisper (only the agent hears the supervisor), BargeIn (both hear the supervisor), TakeOver (the agent leaves).</summary>
    [Parameter(ParameterSetName = PipedSet, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = AgentSet, Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [EnumText(typeof(PortSipMonitorMode), LeavesNumbers = true)]
    public PortSipMonitorMode Mode { get; set; }

    /// <summary>The feature code for supervision. Default: the tenant's own, or *63 if it can't be read.</summary>
    [Parameter]
    [PlainText]
    [BlankIsAbsent]
    [NoOffers]
    public string? FeatureCode { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => $"{Supervisor} → {Agent}";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        RefuseQueues(nameof(Supervisor), Supervisor);
        RefuseQueues(nameof(Agent), Agent);
        var code = FeatureCodeText.Shown(FeatureCode, Connection, PortSipFeature.SilentCallMonitoring);
        var dialled = FeatureDialString.Monitor(code, Agent, Mode);
        if (!ShouldSend(CallEndpoints.Originate.Announce(("caller", Supervisor), ("callee", $"{dialled}: {Mode} ({Agent})"))))
            return;
        var client = Client;
        await DoOnceAsync(OnceOnlyVerb.Placed, async action => await client.Monitoring.StartAsync(Supervisor, Agent, Mode, Text.OrNull(FeatureCode), action.GraceToken));
    }
}
