using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets who waits in queues, and for how long. It needs PBX 22.2.22; before, the PBX's own answer is broken.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipQueueCaller")]
[OutputType(typeof(PortSipQueueCaller))]
public sealed class GetPortSipQueueCallerCommand : ConnectedCmdlet
{
    /// <summary>The numbers or ids of the queues; a piped queue is one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("QueueNumber")]
    [IdTextList(Meaning = "the number or id of a queue")]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string[] Queue { get; set; } = [];

    /// <inheritdoc/>
    protected override object? ErrorTarget => string.Join(", ", Queue);

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var client = Client;
        return EachAsync(Queue, async queue =>
        {
            foreach (var caller in await client.Queues.ListCallersAsync(queue, cancellationToken))
                WriteObject(caller);
        });
    }
}
