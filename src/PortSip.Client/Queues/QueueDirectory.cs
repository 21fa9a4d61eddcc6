namespace PortSip.Client;

/// <summary>
/// The queues of one connection by number, so that a number is resolved to its id once. A number that isn't there is looked for
/// anew: the queue may have been made since.
/// </summary>
internal sealed class QueueDirectory
{
    private volatile IReadOnlyList<PortSipQueue> _known = [];

    /// <summary>The queue with the number or, where there is none, with the id.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public async Task<PortSipQueue> FindAsync(string numberOrId, Func<CancellationToken, Task<IReadOnlyList<PortSipQueue>>> list, CancellationToken cancellationToken)
    {
        if (Find(numberOrId) is { } known)
            return known;
        Remember(await list(cancellationToken).ConfigureAwait(false));
        return Find(numberOrId) ?? throw NotFound(numberOrId);
    }

    /// <summary>There is no such queue, or the signed-in user may not see it.</summary>
    public static PortSipException NotFound(string numberOrId) =>
        new(PortSipFailure.NotFound, $"There is no queue with the number or id {numberOrId}.")
        {
            Operation = "find the queue",
            IsSafeToRetry = true,
            RecommendedAction = "Get-PortSipQueue lists those that the signed-in user may see, and with -Name those of a name.",
        };

    /// <summary>Keeps what a list brought.</summary>
    public void Remember(IReadOnlyList<PortSipQueue> queues) => _known = queues;

    private PortSipQueue? Find(string numberOrId)
    {
        var known = _known;
        return known.FirstOrDefault(queue => queue.QueueNumber == numberOrId) ?? known.FirstOrDefault(queue => queue.Id == numberOrId);
    }
}
