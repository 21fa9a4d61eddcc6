namespace PortSip.Client;

/// <summary>
/// Finds records that came before (API §8, 8). An event of a call is known again by a hash of its text among the last few thousand; other
/// events have no identity and times of whole seconds, so there only the same record twice in a row counts.
/// </summary>
internal sealed class DuplicateFilter
{
    private const int Remembered = 4096;

    private readonly HashSet<long> _known = [];
    private readonly Queue<long> _order = new();
    // An extension_status can tell of several extensions: each is a record of the same text.
    private readonly Dictionary<string, (string? Extension, RawText Text)> _last = new(StringComparer.Ordinal);

    public bool IsDuplicate(PortSipEvent record)
    {
        if (record is not PortSipSessionEvent { SessionId: not null })
        {
            var family = record.Topic?.ToString() ?? "";
            var identity = ((record as PortSipExtensionEvent)?.ExtensionNumber, record.Text);
            var isAgain = _last.TryGetValue(family, out var last) && last.Equals(identity);
            _last[family] = identity;
            return isAgain;
        }
        var hash = TextHash.Of(record.Text.Bytes);
        if (!_known.Add(hash))
            return true;
        _order.Enqueue(hash);
        if (_order.Count > Remembered)
            _known.Remove(_order.Dequeue());
        return false;
    }

    /// <summary>A new subscription pushes the same state again, and that is meant.</summary>
    public void ForgetStates() => _last.Clear();
}
