using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets call queues with their status.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipQueue")]
[OutputType(typeof(PortSipQueue))]
public sealed class GetPortSipQueueCommand : ConnectedCmdlet
{
    /// <summary>The numbers or ids of queues; all by default. Wildcards are supported. A queue that doesn't exist is an error: NotFound.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("QueueNumber", "Id")]
    [IdTextList(Meaning = "the number or id of a queue")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string[] Queue { get; set; } = [];

    /// <summary>Only queues with one of these names; wildcards are supported.</summary>
    [Parameter]
    [NameList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(QueueNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Only queues in which the signed-in user is an agent.</summary>
    [Parameter]
    public SwitchParameter Self { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Queue.Length > 0 ? string.Join(", ", Queue) : null;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (Queue.Length == 0)
            RefuseInputWithout("Pipe the numbers or ids of queues.");
        var client = Client;
        var names = NamePatterns.Of(nameof(Name), Name);
        var all = Self ? await client.Queues.ListOwnAsync(cancellationToken) : await client.Queues.ListAsync(cancellationToken);
        if (Queue.Length == 0)
            await EachAsync(all, EmitAsync);
        else
            await EachAsync(QueueChoice.WithoutPatterns(Queue, all), wanted => EmitAsync(QueueDirectory.Of(client.Connection).Find(wanted, all) ?? throw QueueChoice.NotFound(wanted, all)));
        await EachAsync(names.Missing(all.Select(queue => queue.Name)), name => throw QueueChoice.NoName(name, all));

        async Task EmitAsync(PortSipQueue queue)
        {
            if (names.Match(queue.Name))
                WriteObject(await client.Queues.GetStatusAsync(queue, cancellationToken));
        }
    }
}
