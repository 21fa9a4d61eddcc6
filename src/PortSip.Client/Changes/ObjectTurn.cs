namespace PortSip.Client;

/// <summary>
/// The right to change an object that the API only replaces whole. All changes of the same object on this computer take turns, so that none is
/// based on a state that another one has replaced since. <see cref="WholeChange"/> notices changes from elsewhere.
/// </summary>
internal sealed class ObjectTurn : IDisposable
{
    // How soon a canceled wait ends.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly ManualResetEventSlim _done = new();

    private ObjectTurn()
    {
    }

    /// <summary>Waits for the turn.</summary>
    /// <param name="address">The object's address at the PBX.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<ObjectTurn> WaitAsync(string address, CancellationToken cancellationToken)
    {
        var turn = new ObjectTurn();
        var entered = new TaskCompletionSource<ObjectTurn>(TaskCreationOptions.RunContinuationsAsynchronously);
        // A mutex belongs to a thread, and is the only lock that processes share and that the system releases if one of them dies.
        new Thread(() => turn.Hold(address, entered, cancellationToken)) { IsBackground = true, Name = nameof(ObjectTurn) }.Start();
        return entered.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => _done.Set();

    private void Hold(string address, TaskCompletionSource<ObjectTurn> entered, CancellationToken cancellationToken)
    {
        try
        {
            using var mutex = new Mutex(initiallyOwned: false, $@"Global\PortSip.{TextDigest.Of(address)}");
            if (!Enter(mutex, cancellationToken))
            {
                entered.TrySetCanceled(cancellationToken);
                return;
            }
            entered.TrySetResult(this);
            _done.Wait(CancellationToken.None);
            mutex.ReleaseMutex();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or WaitHandleCannotBeOpenedException or PlatformNotSupportedException)
        {
            // Another user of this computer holds it, or the system has no shared locks: then changes are only noticed.
            entered.TrySetResult(this);
        }
        catch (Exception e)
        {
            // An exception would end the process with this thread: the waiting caller gets it.
            entered.TrySetException(e);
        }
    }

    private static bool Enter(Mutex mutex, CancellationToken cancellationToken)
    {
        try
        {
            // Not with the token's handle in one wait: Unix doesn't support that for locks that processes share.
            while (!mutex.WaitOne(Patience))
            {
                if (cancellationToken.IsCancellationRequested)
                    return false;
            }
            return true;
        }
        catch (AbandonedMutexException)
        {
            // Its last owner died. What it left behind is read again.
            return true;
        }
    }
}
