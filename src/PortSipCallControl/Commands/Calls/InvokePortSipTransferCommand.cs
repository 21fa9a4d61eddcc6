using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Transfers a call (blind), or connects the other parties of two calls (attended).</summary>
[Cmdlet(VerbsLifecycle.Invoke, "PortSipTransfer", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PortSipCall))]
public sealed class InvokePortSipTransferCommand : PartyActionCommand
{
    private const string LatestSet = "Latest";
    private const string AttendedSet = "Attended";

    /// <summary>The call to transfer, or its session id.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Call(IsPiped = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public PortSipCallIdentity? Id { get; set; }

    /// <summary>Transfers the most recently established call of the number at the time of the request: the PBX's id 1.</summary>
    [Parameter(ParameterSetName = LatestSet, Mandatory = true)]
    public SwitchParameter Latest { get; set; }

    /// <summary>Connects the other parties of the transferor's two calls.</summary>
    [Parameter(ParameterSetName = AttendedSet, Mandatory = true)]
    public SwitchParameter Attended { get; set; }

    /// <summary>The transferor, who leaves the call: an extension or a PSTN number, up to 256 characters. A call supplies its own.</summary>
    [Parameter(ParameterSetName = IdSet, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = LatestSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = AttendedSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Caller")]
    [NumberText]
    [ArgumentCompleter(typeof(CallPartyCompleter))]
    public string ExtensionNumber { get; set; } = "";

    /// <summary>The transfer target: an extension or a PSTN number, up to 256 characters. After a call, it is the first number.</summary>
    [Parameter(ParameterSetName = IdSet, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = LatestSet, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [NumberText]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string ReferTo { get; set; } = "";

    /// <summary>The session id of the first call. If it is omitted or 0, the call with ReferTo1 is used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OnlyIn(AttendedSet)]
    [Call]
    [BlankIsAbsent]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public PortSipCallIdentity? Session1 { get; set; }

    /// <summary>The other party of the first call. A call through a trunk needs Session1 instead.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OnlyIn(AttendedSet)]
    [NumberText]
    [BlankIsAbsent]
    [ArgumentCompleter(typeof(CallPartyCompleter))]
    public string? ReferTo1 { get; set; }

    /// <summary>The session id of the second call. If it is omitted or 0, the call with ReferTo2 is used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OnlyIn(AttendedSet)]
    [Call]
    [BlankIsAbsent]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public PortSipCallIdentity? Session2 { get; set; }

    /// <summary>The other party of the second call. A call through a trunk needs Session2 instead.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OnlyIn(AttendedSet)]
    [NumberText]
    [BlankIsAbsent]
    [ArgumentCompleter(typeof(CallPartyCompleter))]
    public string? ReferTo2 { get; set; }

    /// <summary>Emits the transferred call.</summary>
    [Parameter(ParameterSetName = IdSet)]
    public SwitchParameter PassThru { get; set; }

    private protected override int DefaultThrottleLimit => 1;

    /// <inheritdoc/>
    protected override object? ErrorTarget => ParameterSetName == IdSet ? (CallBesideId ?? Id)?.Target : ExtensionNumber;

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ParameterSetName switch
    {
        AttendedSet => TransferAttendedAsync(),
        LatestSet => TransferLatestAsync(),
        _ => TransferBlindAsync(),
    };

    private async Task TransferBlindAsync()
    {
        var (call, number, referTo) = Meant(Id!, ExtensionNumber, ReferTo, nameof(ReferTo));
        if (!ShouldSend(CallEndpoints.Transfer.Announce(("id", call.Id), ("number", number), ("referTo", referTo)), call))
            return;
        var (client, passThru) = (ClientOf(call), PassThru.ToBool());
        await SubmitOnceAsync(OnceOnlyVerb.Transferred, call.Target, async action =>
        {
            if (passThru)
                return await client.AfterAction.TransferAsync(call.At(client.Connection), number, referTo, TransferAsync, action.StopToken);
            await TransferAsync();
            return null;

            async Task TransferAsync()
            {
                await client.Calls.TransferAsync(call.Id, number, referTo, action.GraceToken);
                action.Call = call.At(client.Connection);
            }
        });
    }

    private async Task TransferLatestAsync()
    {
        var (number, referTo) = (ExtensionNumber, ReferTo);
        if (!ShouldSend(CallEndpoints.TransferLatest.Announce(("number", number), ("referTo", referTo))))
            return;
        var client = Client;
        await SubmitOnceAsync(OnceOnlyVerb.Transferred, ErrorTarget!, async action =>
        {
            await client.Calls.TransferLatestAsync(number, referTo, action.GraceToken);
            return null;
        });
    }

    private async Task TransferAttendedAsync()
    {
        var transfer = new AttendedTransferRequest
        {
            ExtensionNumber = ExtensionNumber,
            Session1 = Text.OrNull(Session1?.Id),
            ReferTo1 = Text.OrNull(ReferTo1),
            Session2 = Text.OrNull(Session2?.Id),
            ReferTo2 = Text.OrNull(ReferTo2),
        };
        transfer.Validate();
        if (!ShouldSend(CallEndpoints.AttendedTransfer.Announce(transfer.Named)))
            return;
        var client = Client;
        await SubmitOnceAsync(OnceOnlyVerb.Transferred, ErrorTarget!, async action =>
        {
            await client.Calls.TransferAttendedAsync(transfer, action.GraceToken);
            return null;
        });
    }
}
