using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Sets the status of agents in one queue or in all of their queues: of any agent, or of the signed-in user.</summary>
[Cmdlet(VerbsCommon.Set, "PortSipAgent", DefaultParameterSetName = PipedSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipAgent))]
public sealed class SetPortSipAgentCommand : BulkCmdlet
{
    // The default set, so that the engine first tries whether the first word is a status. Queue and agent can be omitted only after a pipe.
    private const string PipedSet = "Piped";
    private const string AgentSet = "Agent";
    private const string AllQueuesSet = "AllQueues";
    private const string SelfSet = "Self";

    /// <summary>The number or id of the queue; a piped agent provides it. With -Self: only this queue instead of all of the user's queues.</summary>
    [Parameter(ParameterSetName = PipedSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = AgentSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = SelfSet, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("QueueNumber")]
    [IdText(Meaning = "the number or id of a queue")]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string Queue { get; set; } = "";

    /// <summary>The extensions of the agents; a piped agent provides its own.</summary>
    [Parameter(ParameterSetName = PipedSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = AgentSet, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = AllQueuesSet, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [NumberTextList(Others = typeof(PortSipAgentStatus), OthersParameter = nameof(Status))]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string[] ExtensionNumber { get; set; } = [];

    /// <summary>The status. 22.3 doesn't support Break and Lunch.</summary>
    [Parameter(ParameterSetName = PipedSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = AgentSet, Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = AllQueuesSet, Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = SelfSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [EnumText(typeof(PortSipAgentStatus), LeavesNumbers = true)]
    public PortSipAgentStatus Status { get; set; }

    /// <summary>All queues in which the extensions are agents.</summary>
    [Parameter(ParameterSetName = AllQueuesSet, Mandatory = true)]
    public SwitchParameter AllQueues { get; set; }

    /// <summary>The signed-in user.</summary>
    [Parameter(ParameterSetName = SelfSet, Mandatory = true)]
    public SwitchParameter Self { get; set; }

    /// <summary>The reason, for PBX 22.3 and newer: one of the tenant's not-ready codes, or another text.</summary>
    [Parameter]
    [BlankIsAbsent]
    [ArgumentCompleter(typeof(NotReadyCodeCompleter))]
    public string? Reason { get; set; }

    /// <summary>Emits the agents with their new status.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int DefaultThrottleLimit => PassThru ? 1 : 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => Self ? Queue : AllQueues ? string.Join(", ", ExtensionNumber) : $"{string.Join(", ", ExtensionNumber)} in {Queue}";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        Self ? SetSelfAsync(cancellationToken) : AllQueues ? SetInAllQueuesAsync(cancellationToken) : SetAgentsAsync();

    private async Task SetAgentsAsync()
    {
        var (queue, status, reason, passThru) = (Queue, Status, Text.OrNull(Reason), PassThru.ToBool());
        RefuseQueues(nameof(ExtensionNumber), ExtensionNumber);
        foreach (var number in ExtensionNumber)
        {
            if (!ShouldSend(QueueEndpoints.SetAgentStatus.Announce(("number", number), ("queue", queue), ("queueId", queue), ("status", status.ToString()))))
                continue;
            var client = Client;
            await SubmitAsync($"{number} in {queue}", async token =>
            {
                await client.Queues.SetAgentStatusAsync(queue, number, status, reason, token);
                return passThru ? await client.Queues.GetAgentAsync(queue, number, token) : null;
            });
        }
    }

    private async Task SetInAllQueuesAsync(CancellationToken cancellationToken)
    {
        var (status, reason, passThru) = (Status, Text.OrNull(Reason), PassThru.ToBool());
        RefuseQueues(nameof(ExtensionNumber), ExtensionNumber);
        await EachAsync(ExtensionNumber, async number =>
        {
            if (!ShouldSend(QueueEndpoints.SetStatusOfAgent.Announce(("number", number), ("queues", "all its queues"), ("id", number), ("queueId", "*"), ("status", status.ToString()))))
                return;
            var client = Client;
            var extension = await client.Extensions.FindAsync(number, cancellationToken);
            var queues = await client.AgentQueues.ListAsync(extension, cancellationToken);
            if (queues.Count == 0)
                throw OwnQueues.NoneOf(number);
            foreach (var queue in queues)
            {
                await SubmitAsync($"{number} in {queue.QueueNumber}", async token =>
                {
                    await client.AgentQueues.SetStatusAsync(extension, queue, status, reason, token);
                    return passThru ? await client.Queues.GetAgentAsync(queue.Id, number, token) : null;
                });
            }
        });
    }

    private async Task SetSelfAsync(CancellationToken cancellationToken)
    {
        if (Queue.Length == 0)
            RefuseInputWithout("Pipe queues, or name them with -Queue.");
        var (status, reason, passThru) = (Status, Text.OrNull(Reason), PassThru.ToBool());
        if (!ShouldSend(QueueEndpoints.SetOwnAgentStatus.Announce(
            ("status", status.ToString()), ("queues", Queue.Length > 0 ? $"the queue {Queue}" : "all your queues"), ("queueId", Queue.Length > 0 ? Queue : "*"))))
            return;
        var client = Client;
        var queues = await OwnQueues.ChosenAsync(client, Queue.Length > 0 ? [Queue] : [], cancellationToken);
        if (queues.Count == 0)
            throw OwnQueues.None();
        foreach (var queue in queues)
        {
            await SubmitAsync(queue, async token =>
            {
                await client.Queues.SetOwnAgentStatusAsync(queue, status, reason, token);
                return passThru ? await client.Queues.GetOwnAgentAsync(queue, token) : null;
            });
        }
    }
}
