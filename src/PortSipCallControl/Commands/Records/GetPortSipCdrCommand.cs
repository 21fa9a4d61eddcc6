using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets call detail records as a stream: the first are emitted while the rest is still being read.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipCdr", DefaultParameterSetName = ListSet)]
[OutputType(typeof(PortSipCdr), typeof(PortSipCdrDetail))]
public sealed class GetPortSipCdrCommand : CallRecordCommand
{
    /// <summary>The ids of the records; each is returned with the parts of its call as Legs.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdTextList]
    [ArgumentCompleter(typeof(RecordIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>The signed-in user's own records. The tenant's records need the role of an administrator or queue manager.</summary>
    [Parameter]
    public SwitchParameter Self { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Id.Length > 0 ? string.Join(", ", Id) : null;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var client = Client;
        var scope = Self ? PortSipRecordScope.Self : PortSipRecordScope.Tenant;
        if (ParameterSetName == IdSet)
        {
            await EachAsync(Id, async id => WriteObject(await client.Records.GetCdrAsync(id, scope, cancellationToken)));
            return;
        }
        RefuseInputWithout("Pipe CDRs or their ids. For the records of a call, pipe it to Get-PortSipCallLog.");
        await EmitAllAsync(client.Records.ListCdrsAsync(Query with { Scope = scope }), "CDRs", cancellationToken);
    }
}
