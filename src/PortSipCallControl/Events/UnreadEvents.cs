using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// The events of one registration without an action that weren't fetched with Get-Event or Wait-Event yet. The engine keeps any number
/// of them, so beyond this limit they wait in the stream's buffer, which has its own limits and reports what it had to drop.
/// </summary>
/// <param name="received">All unread events of the session.</param>
internal sealed class UnreadEvents(PSEventArgsCollection received)
{
    // As much text as the buffer of a watch can hold.
    private const long LargestText = 32 * 1024 * 1024;
    private const int MostEvents = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly List<(PSEventArgs Event, long Text)> _events = [];
    private long _text;

    /// <summary>Returns when there is room for another. The engine doesn't signal when one is fetched.</summary>
    public async Task HaveRoomAsync(CancellationToken cancellationToken)
    {
        while (IsFull && !TryForgetFetched())
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
    }

    public void Add(PSEventArgs unread, PortSipEvent record)
    {
        _events.Add((unread, record.Text.Length));
        _text += record.Text.Length;
    }

    private bool IsFull => _events.Count >= MostEvents || _text >= LargestText;

    private bool TryForgetFetched()
    {
        HashSet<PSEventArgs> unread;
        lock (received.SyncRoot)
            unread = [.. received];
        _events.RemoveAll(entry => !unread.Contains(entry.Event));
        _text = _events.Sum(entry => entry.Text);
        return !IsFull;
    }
}
