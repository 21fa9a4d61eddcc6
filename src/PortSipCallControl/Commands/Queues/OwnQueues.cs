using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The queues in which the signed-in user is an agent.</summary>
internal static class OwnQueues
{
    /// <summary>All of them, or those with the numbers or ids.</summary>
    /// <exception cref="PortSipException">NotFound: the user is no agent of one that was named.</exception>
    public static async Task<IReadOnlyList<PortSipQueue>> ChosenAsync(PortSipClient client, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        var own = await client.Queues.ListOwnAsync(cancellationToken);
        return wanted.Count == 0 ? own : [.. wanted.Select(queue => own.FirstOrDefault(o => o.QueueNumber == queue) ?? own.FirstOrDefault(o => o.Id == queue) ?? throw NoAgent(queue))];
    }

    /// <summary>There is nothing to set: silence would pass for success.</summary>
    public static PortSipException None() =>
        new CommandException(
            PortSipFailure.NotFound, "The signed-in user is an agent of no queue.", "Sign in as an agent, or name queue and agent: Set-PortSipAgent 8000 1008 -Status Ready.");

    private static PortSipException NoAgent(string queue) =>
        new CommandException(PortSipFailure.NotFound, $"You are no agent of the queue {queue}.", "Get-PortSipQueue -Self lists those in which you are.");
}
