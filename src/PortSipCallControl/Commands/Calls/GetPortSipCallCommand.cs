using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Lists the active calls, or gets calls by id.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipCall", DefaultParameterSetName = ListSet)]
[OutputType(typeof(PortSipCall))]
public sealed class GetPortSipCallCommand : BulkCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The session ids of the calls. The id of a call that has ended is an error: CallNotFound.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Call(IsMany = true, IsPiped = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public PortSipCallIdentity[] Id { get; set; } = [];

    /// <summary>Only calls in which one of these numbers takes part, as caller or callee.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [RecordedNumberList]
    [ArgumentCompleter(typeof(CallPartyCompleter))]
    public string[] ExtensionNumber { get; set; } = [];

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => Id.Length > 0 ? string.Join(", ", Id.AsEnumerable()) : null;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (ParameterSetName == ListSet)
        {
            var client = Client;
            RefuseInputWithout("Pipe calls or their ids. For the calls of a number, use -ExtensionNumber.");
            foreach (var call in await client.Calls.ListAsync(cancellationToken))
            {
                if (ExtensionNumber.Length == 0 || ExtensionNumber.Any(call.Involves))
                    WriteObject(call);
            }
            return;
        }
        foreach (var id in Id)
        {
            var client = ClientOf(id);
            await SubmitAsync(id.Id, async token => await client.Calls.GetAsync(id.Id, token));
        }
    }
}
