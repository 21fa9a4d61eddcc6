using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Transfers a call (blind), or connects the other parties of two calls (attended).</summary>
[Cmdlet(VerbsLifecycle.Invoke, "PortSipTransfer", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PortSipCall))]
public sealed class InvokePortSipTransferCommand : BulkCmdlet
{
    private const string IdSet = "Id";
    private const string LatestSet = "Latest";
    private const string AttendedSet = "Attended";

    /// <summary>The session id of the call to transfer.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [PipedCallId]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public string Id { get; set; } = "";

    /// <summary>Transfers the most recently established call of the number at the time of the request: the PBX's id 1.</summary>
    [Parameter(ParameterSetName = LatestSet, Mandatory = true)]
    public SwitchParameter Latest { get; set; }

    /// <summary>Connects the other parties of the transferor's two calls.</summary>
    [Parameter(ParameterSetName = AttendedSet, Mandatory = true)]
    public SwitchParameter Attended { get; set; }

    /// <summary>The transferor, who leaves the call: an extension or a PSTN number, up to 256 characters. A piped call provides its caller.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = LatestSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = AttendedSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Caller")]
    [NumberText]
    [ArgumentCompleter(typeof(CallPartyCompleter))]
    public string ExtensionNumber { get; set; } = "";

    /// <summary>The transfer target: an extension or a PSTN number, up to 256 characters.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = LatestSet, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [NumberText]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string ReferTo { get; set; } = "";

    /// <summary>The session id of the first call. If it is omitted or 0, the call with ReferTo1 is used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OnlyIn(AttendedSet)]
    [CallId]
    [BlankIsAbsent]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public string? Session1 { get; set; }

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
    [CallId]
    [BlankIsAbsent]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public string? Session2 { get; set; }

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

    /// <summary>The piped call itself, so that -PassThru can pass it on.</summary>
    [Parameter(ParameterSetName = IdSet, ValueFromPipeline = true, DontShow = true)]
    [PipedCall]
    public PortSipCall? InputObject { get; set; }

    private protected override int DefaultThrottleLimit => 1;

    /// <inheritdoc/>
    protected override object? ErrorTarget => ParameterSetName == IdSet ? InputObject ?? (object)Id : ExtensionNumber;

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ParameterSetName switch
    {
        AttendedSet => TransferAttendedAsync(),
        LatestSet => TransferLatestAsync(),
        _ => TransferBlindAsync(),
    };

    private async Task TransferBlindAsync()
    {
        RefuseIdBeside(InputObject, Id, "Specify the parameter name: -ReferTo for the transfer target, -ExtensionNumber for the transferor.");
        var (id, number, referTo) = (Id, ExtensionNumber, ReferTo);
        if (!ShouldSend(CallEndpoints.Transfer.Announce(("id", id), ("number", number), ("referTo", referTo))))
            return;
        var client = Client;
        object? result = PassThru ? InputObject ?? new PortSipCall { Id = id, Caller = number, Connection = client.Connection } : null;
        await SubmitOnceAsync(OnceOnlyVerb.Transferred, ErrorTarget!, async action =>
        {
            await client.Calls.TransferAsync(id, number, referTo, action.GraceToken);
            return result;
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
            Session1 = Text.OrNull(Session1),
            ReferTo1 = Text.OrNull(ReferTo1),
            Session2 = Text.OrNull(Session2),
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
