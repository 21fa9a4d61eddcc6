using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets the members of queues with their skill levels, one request for each queue.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipQueueMember")]
[OutputType(typeof(PortSipQueueMember))]
public sealed class GetPortSipQueueMemberCommand : BulkCmdlet
{
    /// <summary>The numbers or ids of the queues; all by default. Wildcards are supported. Accepts piped queues.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("QueueNumber")]
    [IdTextList(Meaning = "the number or id of a queue")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string[] Queue { get; set; } = [];

    /// <summary>Only these members; wildcards are supported.</summary>
    [Parameter(Position = 1)]
    [RecordedNumberList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string[] ExtensionNumber { get; set; } = [];

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => string.Join(", ", Queue);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (Queue.Length == 0)
            RefuseInputWithout("Pipe queues, their numbers or their ids.");
        var client = Client;
        var numbers = NumberPatterns.Of(nameof(ExtensionNumber), ExtensionNumber);
        var queues = Queue.Length > 0
            ? await QueueChoice.WithoutPatternsAsync(client, Queue, cancellationToken)
            : [.. (await client.Queues.ListAsync(cancellationToken)).Select(queue => queue.Id)];
        foreach (var queue in queues)
            await SubmitAsync(queue, async token => Matching(await client.QueueMembers.ListAsync(queue, token), numbers));
    }

    private static BatchResults Matching(IReadOnlyList<PortSipQueueMember> members, NumberPatterns numbers) =>
        [.. members.Where(member => numbers.Match(member.ExtensionNumber))];
}
