using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The queues in which the signed-in user is an agent.</summary>
internal static class OwnQueues
{
    /// <summary>All of them, or those with the numbers or ids.</summary>
    /// <exception cref="PortSipException">NotFound: the user isn't an agent of a specified queue.</exception>
    public static async Task<IReadOnlyList<PortSipQueue>> ChosenAsync(PortSipClient client, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        var own = await client.Queues.ListOwnAsync(cancellationToken);
        return wanted.Count == 0 ? own : [.. wanted.Select(queue => own.FirstOrDefault(o => o.QueueNumber == queue) ?? own.FirstOrDefault(o => o.Id == queue) ?? throw NoAgent(queue))];
    }

    /// <summary>There is nothing to set, and no output would look like success.</summary>
    public static PortSipException None() =>
        new CommandException(
            PortSipFailure.NotFound, "The signed-in user isn't an agent of any queue.", "Sign in as an agent, or specify a queue and an agent: Set-PortSipAgent 8000 1008 -Status Ready.");

    /// <summary>There is nothing to set, and no output would look like success.</summary>
    public static PortSipException NoneOf(string number) => new CommandException(
        PortSipFailure.NotFound, $"The extension {number} isn't an agent of any queue.", $"Use Get-PortSipQueueMember to see who is in which queue, or add it: Add-PortSipQueueMember 8000 {number}.");

    private static PortSipException NoAgent(string queue) =>
        new CommandException(PortSipFailure.NotFound, $"You aren't an agent of the queue {queue}.", "Use Get-PortSipQueue -Self to list your queues.");
}
