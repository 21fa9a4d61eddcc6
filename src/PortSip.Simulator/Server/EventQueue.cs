namespace PortSip.Simulator;

/// <summary>Texts to send to one socket: added under the PBX's lock, sent by the socket's own loop.</summary>
internal sealed class EventQueue
{
    private readonly object _gate = new();
    private readonly Queue<string> _texts = new();
    private TaskCompletionSource<bool> _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(string text)
    {
        lock (_gate)
        {
            _texts.Enqueue(text);
            _arrived.TrySetResult(true);
        }
    }

    /// <summary>All available texts; waits until there is one.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync()
    {
        Task arrived;
        lock (_gate)
            arrived = _arrived.Task;
        await arrived.ConfigureAwait(false);
        lock (_gate)
        {
            _arrived = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            string[] taken = [.. _texts];
            _texts.Clear();
            return taken;
        }
    }
}
