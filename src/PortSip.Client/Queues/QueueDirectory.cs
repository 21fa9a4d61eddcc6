namespace PortSip.Client;

/// <summary>The queues of one connection by number.</summary>
internal static class QueueDirectory
{
    /// <summary>The queues of a connection.</summary>
    public static NumberDirectory<PortSipQueue> Of(PortSipConnection connection) =>
        connection.Part(static _ => new NumberDirectory<PortSipQueue>(queue => queue.QueueNumber, queue => queue.Id, NotFound));

    /// <summary>The queue doesn't exist, or the signed-in user can't see it.</summary>
    public static PortSipException NotFound(string numberOrId, string? swapped) =>
        new(PortSipFailure.NotFound, $"There is no queue with the number or id {numberOrId}.")
        {
            Operation = "find the queue",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.QueueUnknown,
            Value = swapped,
        };
}
