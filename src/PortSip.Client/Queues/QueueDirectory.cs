namespace PortSip.Client;

/// <summary>
/// The queues of one connection by number, so that a number is resolved to its id once. A number that isn't there is looked for
/// anew: the queue may have been made since.
/// </summary>
internal sealed class QueueDirectory
{
    private volatile IReadOnlyList<PortSipQueue> _known = [];

    /// <summary>The queues of a connection.</summary>
    public static QueueDirectory Of(PortSipConnection connection) => connection.Part(static _ => new QueueDirectory());

    /// <summary>The queue with the number or, where there is none, with the id.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public async Task<PortSipQueue> FindAsync(string numberOrId, Func<CancellationToken, Task<IReadOnlyList<PortSipQueue>>> list, CancellationToken cancellationToken)
    {
        if (Find(numberOrId, _known) is { } known)
            return known;
        Remember(await list(cancellationToken).ConfigureAwait(false));
        return Find(numberOrId, _known) ?? throw NotFound(numberOrId);
    }

    /// <summary>There is no such queue, or the signed-in user may not see it.</summary>
    public static PortSipException NotFound(string numberOrId) =>
        new(PortSipFailure.NotFound, $"There is no queue with the number or id {numberOrId}.")
        {
            Operation = "find the queue",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.QueueUnknown,
        };

    /// <summary>Keeps what a list brought.</summary>
    public void Remember(IReadOnlyList<PortSipQueue> queues) => _known = queues;

    /// <summary>The queue among others; null if it isn't there. A number goes before an id, and text is compared as it is shown.</summary>
    public static PortSipQueue? Find(string numberOrId, IReadOnlyList<PortSipQueue> queues)
    {
        var shown = NeutralText.Of(numberOrId);
        return queues.FirstOrDefault(queue => queue.QueueNumber == shown) ?? queues.FirstOrDefault(queue => queue.Id == shown);
    }
}
