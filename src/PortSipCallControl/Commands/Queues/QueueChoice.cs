using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The queues that a command names, by numbers or ids with wildcards.</summary>
internal static class QueueChoice
{
    private const string Advice = "Use Get-PortSipQueue to list the queues that the signed-in user can see. To find a queue by name, add -Name.";

    /// <summary>The queues with the numbers of those that match in place of the patterns. The PBX is asked only if there are patterns.</summary>
    public static async Task<string[]> WithoutPatternsAsync(PortSipClient client, string[] queues, CancellationToken cancellationToken) =>
        Array.Exists(queues, NumberPatterns.IsPattern) ? WithoutPatterns(queues, await client.Queues.ListAsync(cancellationToken)) : queues;

    /// <summary>The same for a list that was read.</summary>
    public static string[] WithoutPatterns(string[] queues, IReadOnlyList<PortSipQueue> all) =>
        NumberPatterns.WithoutPatterns("QueueNumber", queues, all.Select(queue => (queue.QueueNumber, queue.Id)));

    /// <summary>The numbers of the queues to subscribe to.</summary>
    /// <exception cref="PortSipException">NotFound: no queue matches, so that no event would ever arrive.</exception>
    public static async Task<string[]> NumbersAsync(PortSipClient client, string[] queues, CancellationToken cancellationToken)
    {
        if (!Array.Exists(queues, NumberPatterns.IsPattern))
            return queues;
        var all = await client.Queues.ListAsync(cancellationToken);
        return WithoutPatterns(queues, all) is { Length: > 0 } found ? found : throw NoMatch(queues, all);
    }

    /// <summary>The failure for patterns.</summary>
    public static PortSipException NoMatch(string[] wanted, IReadOnlyList<PortSipQueue> all) =>
        new CommandException(PortSipFailure.NotFound, $"No queue matches {string.Join(", ", wanted)}. {NearNames.Sentence("", Numbers(all))}".TrimEnd(), Advice);

    /// <summary>The failure for a number or id.</summary>
    public static PortSipException NotFound(string wanted, IReadOnlyList<PortSipQueue> all) =>
        new CommandException(PortSipFailure.NotFound, $"There is no queue with the number or id {wanted}. {NearNames.Sentence(wanted, Numbers(all))}".TrimEnd(), Advice);

    /// <summary>The failure for a name.</summary>
    public static PortSipException NoName(string wanted, IReadOnlyList<PortSipQueue> all) =>
        new CommandException(PortSipFailure.NotFound, $"There is no queue named '{wanted}'. {NearNames.Sentence(wanted, all.Select(queue => queue.Name))}".TrimEnd(), Advice);

    private static IEnumerable<string?> Numbers(IReadOnlyList<PortSipQueue> all) => all.Select(queue => queue.QueueNumber ?? queue.Id);
}
