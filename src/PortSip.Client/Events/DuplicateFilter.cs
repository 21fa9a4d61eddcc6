using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace PortSip.Client;

/// <summary>
/// Finds records that came before (API §8, 8). An event of a call is known again by its type, its ids and its content, among the
/// last few thousand; other events have no identity and times of whole seconds, so there only the same record twice in a row counts.
/// </summary>
internal sealed class DuplicateFilter
{
    private const int Remembered = 4096;

    private readonly HashSet<Guid> _known = [];
    private readonly Queue<Guid> _order = new();
    private readonly Dictionary<string, Guid> _last = new(StringComparer.Ordinal);

    // Thousands a second are looked at, so it is used again.
    private byte[] _bytes = [];

    public bool IsDuplicate(PortSipEvent record)
    {
        var identity = Identity(record);
        if (record is not PortSipSessionEvent { SessionId: not null })
        {
            var family = record.Topic?.ToString() ?? "";
            var isAgain = _last.TryGetValue(family, out var last) && last == identity;
            _last[family] = identity;
            return isAgain;
        }
        if (!_known.Add(identity))
            return true;
        _order.Enqueue(identity);
        if (_order.Count > Remembered)
            _known.Remove(_order.Dequeue());
        return false;
    }

    /// <summary>A new subscription pushes the same state again, and that is meant.</summary>
    public void ForgetStates() => _last.Clear();

    // What the PBX sent, of which several extensions can have a part each. 128 bits of a hash: no two records share one by chance.
    private Guid Identity(PortSipEvent record)
    {
        var text = record is PortSipExtensionEvent part ? $"{part.ExtensionNumber}\n{record.Raw}" : record.Raw;
        if (_bytes.Length < Encoding.UTF8.GetMaxByteCount(text.Length))
            _bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, 0);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(new ReadOnlySpan<byte>(_bytes, 0, length), hash);
        return MemoryMarshal.Read<Guid>(hash);
    }
}
