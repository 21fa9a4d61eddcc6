using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets the callers waiting in queues, and their wait times. It needs PBX 22.2.22; before, the PBX's own response is invalid.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipQueueCaller")]
[OutputType(typeof(PortSipQueueCaller))]
public sealed class GetPortSipQueueCallerCommand : ConnectedCmdlet
{
    /// <summary>The numbers or ids of the queues; wildcards are supported. Accepts piped queues.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("QueueNumber")]
    [IdTextList(Meaning = "the number or id of a queue")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string[] Queue { get; set; } = [];

    /// <inheritdoc/>
    protected override object? ErrorTarget => string.Join(", ", Queue);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var client = Client;
        await EachAsync(await QueueChoice.WithoutPatternsAsync(client, Queue, cancellationToken), async queue =>
        {
            foreach (var caller in await client.Queues.ListCallersAsync(queue, cancellationToken))
                WriteObject(caller);
        });
    }
}
