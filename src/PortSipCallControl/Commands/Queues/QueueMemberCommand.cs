using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to adding members to a queue and removing them.</summary>
public abstract class QueueMemberCommand : BulkCmdlet
{
    /// <summary>The queue's number or id; a piped member or agent provides its own if it isn't specified.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("QueueNumber")]
    [IdText(Meaning = "the number or id of a queue")]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string Queue { get; set; } = "";

    /// <summary>The extensions; a piped member, agent or extension provides its own.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NumberTextList]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] ExtensionNumber { get; set; } = [];

    // Changes to one queue take turns anyway, and members are added in input order.
    private protected override int DefaultThrottleLimit => 1;

    /// <inheritdoc/>
    protected override object? ErrorTarget => $"{string.Join(", ", ExtensionNumber)} in {Queue}";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        RefuseQueues(nameof(ExtensionNumber), ExtensionNumber);
        if (!ShouldSend(QueueEndpoints.SetAgents.Announce(("queue", Queue), ("queueId", Queue), ("change", ChangeText))))
            return;
        // All of a row in one change: each change reads and sends the whole list.
        await SubmitAsync(ErrorTarget!, Change(Client, Queue, ExtensionNumber));
    }

    private protected abstract string ChangeText { get; }

    private protected abstract Func<CancellationToken, Task<object?>> Change(PortSipClient client, string queue, IReadOnlyList<string> numbers);
}
