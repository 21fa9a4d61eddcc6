using System.Text;

namespace PortSip.Client;

/// <summary>
/// Repairs JSON whose texts contain what JSON doesn't allow: bytes that aren't UTF-8 and halves of surrogate pairs become U+FFFD, control
/// characters and backslashes that begin no escape are taken literally. A caller's name that was cut in the middle of a character or written
/// in another charset must not cost a page of records. A missing comma between two texts is added; other errors outside of texts aren't repaired.
/// </summary>
internal sealed class RepairedJson
{
    private readonly byte[] _source;
    private readonly List<byte> _repaired;
    private int _at;
    private bool _isChanged;

    private RepairedJson(ReadOnlyMemory<byte> source)
    {
        _source = source.ToArray();
        _repaired = new List<byte>(_source.Length + 64);
    }

    /// <summary>How many texts contain a U+FFFD that was inserted.</summary>
    public int Unreadable { get; private set; }

    /// <summary>The valid JSON.</summary>
    public ReadOnlyMemory<byte> Json => _repaired.ToArray();

    /// <summary>The repaired JSON; null if there is nothing to repair.</summary>
    public static RepairedJson? Of(ReadOnlyMemory<byte> source)
    {
        var repaired = new RepairedJson(source);
        repaired.Run();
        return repaired._isChanged ? repaired : null;
    }

    private void Run()
    {
        while (_at < _source.Length)
        {
            var isText = _source[_at] == '"';
            Copy(1);
            if (!isText)
                continue;
            if (!CopyText())
                Unreadable++;
            if (IsTextNext())
                Put(",", skipped: 0);
        }
    }

    // Between two texts there is a comma, or there should be: one of PortSIP's own examples lacks it.
    private bool IsTextNext()
    {
        var next = _at;
        while (next < _source.Length && _source[next] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            next++;
        return next < _source.Length && _source[next] == '"';
    }

    // Up to and including the closing quote.
    private bool CopyText()
    {
        var isReadable = true;
        while (_at < _source.Length)
        {
            var b = _source[_at];
            switch (b)
            {
                case (byte)'"':
                    Copy(1);
                    return isReadable;
                case (byte)'\\':
                    isReadable &= CopyEscape();
                    break;
                case < 0x20:
                    Put($"\\u{b:x4}", skipped: 1);
                    break;
                case < 0x80:
                    Copy(1);
                    break;
                default:
                    isReadable &= CopyCharacter();
                    break;
            }
        }
        return isReadable;
    }

    private bool CopyEscape()
    {
        var kind = _at + 1 < _source.Length ? (char)_source[_at + 1] : '\0';
        if (kind != 'u')
        {
            if (kind is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't')
                Copy(2);
            else
                Put("\\\\", skipped: 1);
            return true;
        }
        if (Unit(_at) is not { } unit)
        {
            Put("\\\\", skipped: 1);
            return true;
        }
        if (!char.IsSurrogate(unit))
        {
            Copy(6);
            return true;
        }
        if (char.IsHighSurrogate(unit) && Unit(_at + 6) is { } second && char.IsLowSurrogate(second))
        {
            Copy(12);
            return true;
        }
        Put("\\ufffd", skipped: 6);
        return false;
    }

    // The character of \uXXXX; null if there isn't one.
    private char? Unit(int at)
    {
        if (at + 6 > _source.Length || _source[at] != '\\' || _source[at + 1] != 'u')
            return null;
        var unit = 0;
        for (var i = at + 2; i < at + 6; i++)
        {
            var digit = (char)_source[i] switch
            {
                >= '0' and <= '9' and var c => c - '0',
                >= 'a' and <= 'f' and var c => c - 'a' + 10,
                >= 'A' and <= 'F' and var c => c - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
                return null;
            unit = (unit << 4) | digit;
        }
        return (char)unit;
    }

    private bool CopyCharacter()
    {
        var lead = _source[_at];
        var length = lead switch
        {
            >= 0xC2 and <= 0xDF => 2,
            >= 0xE0 and <= 0xEF => 3,
            >= 0xF0 and <= 0xF4 => 4,
            _ => 1,
        };
        var valid = 1;
        while (valid < length && _at + valid < _source.Length && Continues(lead, valid, _source[_at + valid]))
            valid++;
        if (length > 1 && valid == length)
        {
            Copy(length);
            return true;
        }
        Put("\uFFFD", skipped: valid);
        return false;
    }

    // Overlong forms, surrogates and values above U+10FFFF aren't characters; the second byte shows it.
    private static bool Continues(byte lead, int index, byte b) => (lead, index) switch
    {
        (0xE0, 1) => b is >= 0xA0 and <= 0xBF,
        (0xED, 1) => b is >= 0x80 and <= 0x9F,
        (0xF0, 1) => b is >= 0x90 and <= 0xBF,
        (0xF4, 1) => b is >= 0x80 and <= 0x8F,
        _ => b is >= 0x80 and <= 0xBF,
    };

    private void Copy(int count)
    {
        _repaired.AddRange(new ArraySegment<byte>(_source, _at, count));
        _at += count;
    }

    private void Put(string text, int skipped)
    {
        _repaired.AddRange(Encoding.UTF8.GetBytes(text));
        _at += skipped;
        _isChanged = true;
    }
}
