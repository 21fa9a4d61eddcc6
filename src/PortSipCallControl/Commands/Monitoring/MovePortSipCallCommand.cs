using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Parks a call at an extension: a blind transfer to the parking code, as the PBX's documents describe. The extension that parks it leaves;
/// Receive-PortSipCall -Parked retrieves it.
/// </summary>
[Cmdlet(VerbsCommon.Move, "PortSipCall", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class MovePortSipCallCommand : PartyActionCommand
{
    /// <summary>The call, or its session id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Call(IsPiped = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public PortSipCallIdentity? Id { get; set; }

    /// <summary>The extension that parks the call and leaves it. A call supplies its own.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Caller")]
    [NumberText]
    [ArgumentCompleter(typeof(CallPartyCompleter))]
    public string ExtensionNumber { get; set; } = "";

    /// <summary>The extension at which the call is parked. After a call, it is the first number.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [NumberText]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string ParkAt { get; set; } = "";

    /// <summary>The feature code for parking. Default: the tenant's own, or *68 if it can't be read.</summary>
    [Parameter]
    [PlainText]
    [BlankIsAbsent]
    [NoOffers]
    public string? FeatureCode { get; set; }

    private protected override int DefaultThrottleLimit => 1;

    /// <inheritdoc/>
    protected override object? ErrorTarget => (CallBesideId ?? Id)?.Target;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var (call, number, parkAt) = Meant(Id!, ExtensionNumber, ParkAt, nameof(ParkAt));
        var dialled = FeatureDialString.OnExtension(FeatureCodeText.Shown(FeatureCode, Connection, PortSipFeature.CallPark), parkAt);
        if (!ShouldSend(CallEndpoints.Transfer.Announce(("id", call.Id), ("number", number), ("referTo", dialled)), call))
            return;
        var (client, code) = (ClientOf(call), Text.OrNull(FeatureCode));
        await SubmitOnceAsync(OnceOnlyVerb.Parked, call.Target, async action =>
        {
            await client.Monitoring.ParkAsync(call.Id, number, parkAt, code, action.GraceToken);
            return null;
        });
    }
}
