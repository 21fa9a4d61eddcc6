using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Picks up a call that rings at another extension, or retrieves one that is parked there: the phone of -ExtensionNumber rings and is
/// connected by the feature code. The PBX's documents describe these codes for dialling on a phone; that an originate reaches them is
/// inferred, not documented.
/// </summary>
[Cmdlet(VerbsCommunications.Receive, "PortSipCall", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipCall))]
public sealed class ReceivePortSipCallCommand : OnceOnlyCmdlet
{
    /// <summary>The extension that receives the call.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberText]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string ExtensionNumber { get; set; } = "";

    /// <summary>The extension where the call rings or is parked.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [NumberText]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string From { get; set; } = "";

    /// <summary>The call is parked there instead of ringing.</summary>
    [Parameter]
    public SwitchParameter Parked { get; set; }

    /// <summary>The feature code. Default: the tenant's own, or *97 (*88 with -Parked) if it can't be read.</summary>
    [Parameter]
    [PlainText]
    [BlankIsAbsent]
    [NoOffers]
    public string? FeatureCode { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => $"{ExtensionNumber} ← {From}";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        RefuseQueues(nameof(ExtensionNumber), ExtensionNumber);
        RefuseQueues(nameof(From), From);
        var feature = Parked ? PortSipFeature.CallRetrieve : PortSipFeature.DirectedCallPickup;
        var dialled = FeatureDialString.OnExtension(FeatureCodeText.Shown(FeatureCode, Connection, feature), From);
        if (!ShouldSend(CallEndpoints.Originate.Announce(("caller", ExtensionNumber), ("callee", dialled))))
            return;
        var client = Client;
        await DoOnceAsync(OnceOnlyVerb.Placed, async action => await client.Monitoring.ReceiveAsync(feature, ExtensionNumber, From, Text.OrNull(FeatureCode), action.GraceToken));
    }
}
