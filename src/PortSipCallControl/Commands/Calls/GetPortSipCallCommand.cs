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

    /// <summary>Only calls in which one of these numbers takes part, as caller or callee; wildcards are supported.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [RecordedNumberList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CallPartyCompleter))]
    public string[] ExtensionNumber { get; set; } = [];

    /// <summary>Only calls that this connection placed with New-PortSipCall: what a stopped command has left behind.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    public SwitchParameter Own { get; set; }

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
            var numbers = NumberPatterns.Of(nameof(ExtensionNumber), ExtensionNumber).Condition;
            foreach (var call in await client.Calls.ListAsync(cancellationToken))
            {
                if (call.Involves(numbers) && (!Own || client.Calls.IsOwn(call)))
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
