using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets the agents of queues with their status.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipAgent", DefaultParameterSetName = QueueSet)]
[OutputType(typeof(PortSipAgent))]
public sealed class GetPortSipAgentCommand : BulkCmdlet
{
    private const string QueueSet = "Queue";
    private const string SelfSet = "Self";

    /// <summary>The numbers or ids of the queues; all by default. Wildcards are supported. Accepts piped queues.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("QueueNumber")]
    [IdTextList(Meaning = "the number or id of a queue")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string[] Queue { get; set; } = [];

    /// <summary>Only these agents; wildcards are supported.</summary>
    [Parameter(Position = 1)]
    [OnlyIn(QueueSet)]
    [RecordedNumberList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string[] ExtensionNumber { get; set; } = [];

    /// <summary>The signed-in user as an agent, in all of the user's queues or in those specified.</summary>
    [Parameter(ParameterSetName = SelfSet, Mandatory = true)]
    public SwitchParameter Self { get; set; }

    // As for extensions: 500 agents of a queue are read in 23 round trips.
    private protected override int DefaultThrottleLimit => 24;

    /// <inheritdoc/>
    protected override object? ErrorTarget => string.Join(", ", Queue);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (Queue.Length == 0)
            RefuseInputWithout("Pipe queues, their numbers or their ids.");
        var client = Client;
        var chosen = await QueueChoice.WithoutPatternsAsync(client, Queue, cancellationToken);
        if (Self)
        {
            foreach (var queue in await OwnQueues.ChosenAsync(client, chosen, cancellationToken))
                await SubmitAsync(queue, async token => await client.Queues.GetOwnAgentAsync(queue, token));
            return;
        }
        var numbers = NumberPatterns.Of(nameof(ExtensionNumber), ExtensionNumber);
        var queues = Queue.Length > 0 ? chosen : (await client.Queues.ListAsync(cancellationToken)).Select(queue => queue.Id).ToArray();
        var lists = new ReadAhead<string, IReadOnlyList<PortSipAgent>>(queues, DefaultThrottleLimit, queue => client.Queues.ListAgentsAsync(queue, cancellationToken));
        await EachAsync(queues, async queue =>
        {
            var agents = ExtensionNumber.Length > 0 && numbers.Patterns.Count == 0
                ? ExtensionNumber.Select(number => new PortSipAgent { ExtensionNumber = ReceivedText.Of(number), QueueNumber = ReceivedText.Of(queue) })
                : (await lists.NextAsync()).Where(agent => numbers.Match(agent.ExtensionNumber));
            // The list contains no status: each agent is queried.
            foreach (var agent in agents)
                await SubmitAsync(agent, async token => Whole(await client.Queues.GetAgentAsync(queue, agent.ExtensionNumber!, token), agent));
        });
    }

    private static PortSipAgent Whole(PortSipAgent agent, PortSipAgent listed) => agent with
    {
        DisplayName = agent.DisplayName ?? listed.DisplayName,
        SkillLevel = agent.SkillLevel ?? listed.SkillLevel,
    };
}
