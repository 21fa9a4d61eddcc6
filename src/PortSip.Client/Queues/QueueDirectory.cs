namespace PortSip.Client;

/// <summary>
/// The queues of one connection by number, so that a number is resolved to its id once. If a number isn't found, the list is read
/// again: the queue may have been created since.
/// </summary>
internal sealed class QueueDirectory
{
    private volatile IReadOnlyList<PortSipQueue> _known = [];

    /// <summary>The queues of a connection.</summary>
    public static QueueDirectory Of(PortSipConnection connection) => connection.Part(static _ => new QueueDirectory());

    /// <summary>Whether a queue with this number is known already.</summary>
    public bool Knows(string number) => _known.Any(queue => queue.QueueNumber == number);

    /// <summary>The queue with the number or, if there isn't one, with the id.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    /// <param name="numberOrId">The number or id.</param>
    /// <param name="other">A number that was specified for something else; if it is a queue's, the two were swapped.</param>
    /// <param name="list">Reads the queues.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<PortSipQueue> FindAsync(string numberOrId, string? other, Func<CancellationToken, Task<IReadOnlyList<PortSipQueue>>> list, CancellationToken cancellationToken)
    {
        if (Find(numberOrId, _known) is { } known)
            return known;
        Remember(await list(cancellationToken).ConfigureAwait(false));
        return Find(numberOrId, _known) ?? throw NotFound(numberOrId, other is not null && Knows(other) ? other : null);
    }

    /// <summary>The queue doesn't exist, or the signed-in user can't see it.</summary>
    public static PortSipException NotFound(string numberOrId, string? swapped = null) =>
        new(PortSipFailure.NotFound, $"There is no queue with the number or id {numberOrId}.")
        {
            Operation = "find the queue",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.QueueUnknown,
            Value = swapped,
        };

    /// <summary>Stores a list that was read.</summary>
    public void Remember(IReadOnlyList<PortSipQueue> queues) => _known = queues;

    /// <summary>Finds the queue among others; null if it isn't there. A number takes precedence over an id, and text is compared as displayed.</summary>
    public static PortSipQueue? Find(string numberOrId, IReadOnlyList<PortSipQueue> queues)
    {
        var shown = NeutralText.Of(numberOrId);
        return queues.FirstOrDefault(queue => queue.QueueNumber == shown) ?? queues.FirstOrDefault(queue => queue.Id == shown);
    }
}
