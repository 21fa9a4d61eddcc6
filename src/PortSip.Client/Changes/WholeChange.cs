namespace PortSip.Client;

/// <summary>
/// Changes an object that the API only replaces whole (API §9): it is read, changed, sent back whole, and read again. A change by someone else
/// in between shows as one of ours that is missing: then it is made again, on top of the other one.
/// </summary>
internal static class WholeChange
{
    private const int MostAttempts = 5;

    /// <summary>Makes the change, unless the object is already as wanted.</summary>
    /// <param name="sender">Names the PBX, and receives the log lines.</param>
    /// <param name="operation">Completes "could not".</param>
    /// <param name="path">The object's path.</param>
    /// <param name="read">Reads the object.</param>
    /// <param name="change">The object with the change; null if it is already as wanted.</param>
    /// <param name="send">Replaces the object.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The object after the change.</returns>
    /// <exception cref="PortSipException">Conflict: the change doesn't last. And what reading, changing and sending throws.</exception>
    public static async Task<T> MakeAsync<T>(
        ApiSender sender,
        string operation,
        string path,
        Func<CancellationToken, Task<T>> read,
        Func<T, T?> change,
        Func<T, CancellationToken, Task> send,
        CancellationToken cancellationToken)
        where T : class
    {
        using var turn = await ObjectTurn.WaitAsync($"{sender.Connection.ApiUri}{path}", cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            var current = await read(cancellationToken).ConfigureAwait(false);
            if (change(current) is not { } changed)
                return current;
            if (attempt > MostAttempts)
                throw NotLasting(operation);
            if (attempt > 1)
                sender.Log.Verbose($"The change to {operation} was replaced by another one, and is made again.");
            await send(changed, cancellationToken).ConfigureAwait(false);
        }
    }

    private static PortSipException NotLasting(string operation) =>
        new(PortSipFailure.Conflict, $"Could not {operation}: the PBX accepted the change {MostAttempts} times, but afterwards it was gone each time. Someone else may be making changes at the same time.")
        {
            Operation = operation,
            IsSafeToRetry = true,
        };
}
