using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Parks a call at an extension: a blind transfer to the parking code, as the PBX's documents describe. The extension that parks it leaves;
/// Receive-PortSipCall -Parked retrieves it.
/// </summary>
[Cmdlet(VerbsCommon.Move, "PortSipCall", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class MovePortSipCallCommand : OnceOnlyCmdlet
{
    /// <summary>The session id of the call.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [PipedCallId]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public string Id { get; set; } = "";

    /// <summary>The extension that parks the call and leaves it. A piped call provides its caller.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Caller")]
    [NumberText]
    [ArgumentCompleter(typeof(CallPartyCompleter))]
    public string ExtensionNumber { get; set; } = "";

    /// <summary>The extension at which the call is parked.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [NumberText]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string ParkAt { get; set; } = "";

    /// <summary>The feature code for parking. Default: the tenant's own, or *68 if it can't be read.</summary>
    [Parameter]
    [PlainText]
    [BlankIsAbsent]
    public string? FeatureCode { get; set; }

    /// <summary>The piped call itself.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [PipedCall]
    public PortSipCall? InputObject { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => InputObject ?? (object)Id;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        RefuseIdBeside(InputObject, Id, "Specify the parameter name: -ParkAt for the extension at which the call is parked, -ExtensionNumber for the extension that parks it.");
        var dialled = FeatureDialString.OnExtension(FeatureCodeText.Shown(FeatureCode, Connection, PortSipFeature.CallPark), ParkAt);
        if (!ShouldSend(CallEndpoints.Transfer.Announce(("id", Id), ("number", ExtensionNumber), ("referTo", dialled))))
            return;
        var client = Client;
        await DoOnceAsync(OnceOnlyVerb.Parked, async action =>
        {
            await client.Monitoring.ParkAsync(Id, ExtensionNumber, ParkAt, Text.OrNull(FeatureCode), action.GraceToken);
            return null;
        });
    }
}
