using System.Text;

namespace PortSip.Client;

/// <summary>
/// Brings the body of an answer to UTF-8 without a byte order mark, so that nobody above has to know another encoding. JSON is UTF-8 by
/// its standard; old servers and proxies send it otherwise.
/// </summary>
internal static class AnswerText
{
    // The longer mark first: that of UTF-32 begins with that of UTF-16.
    private static readonly (byte[] Mark, Encoding Encoding)[] Marked =
        [.. new[] { Encoding.UTF8, Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true), Encoding.Unicode, Encoding.BigEndianUnicode }.Select(e => (e.GetPreamble(), e))];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="body">The bytes as they came.</param>
    /// <param name="charset">What the Content-Type header says of them, or null.</param>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, string? charset)
    {
        foreach (var (mark, encoding) in Marked)
        {
            if (body.Span.StartsWith(mark))
                return Converted(body.Slice(mark.Length), encoding);
        }
        if (Unmarked(body.Span) is { } wide)
            return Converted(body, wide);
        // What is UTF-8 is taken for that, whatever the header says: servers name a charset by default that they don't use.
        return Named(charset) is { } named && named.CodePage != Encoding.UTF8.CodePage && !IsUtf8(body) ? Converted(body, named) : body;
    }

    // JSON begins with an ASCII character, so that zeros show how wide the characters are.
    private static Encoding? Unmarked(ReadOnlySpan<byte> body) => body switch
    {
        [(byte)'{' or (byte)'[', 0, not 0, ..] or [(byte)'{' or (byte)'[', 0] => Encoding.Unicode,
        [0, (byte)'{' or (byte)'[', ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static Encoding? Named(string? charset)
    {
        var name = charset?.Trim('"', '\'', ' ');
        // Nearly every answer says this, and needs no search.
        if (string.IsNullOrEmpty(name) || string.Equals(name, "utf-8", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
#if NET
            // Asked alone, and not registered: that would be for the whole process.
            return CodePagesEncodingProvider.Instance.GetEncoding(name!) ?? Encoding.GetEncoding(name!);
#else
            return Encoding.GetEncoding(name!);
#endif
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // Nobody knows it; what can't be read as UTF-8 then is refused where it is read.
            return null;
        }
    }

    private static bool IsUtf8(ReadOnlyMemory<byte> body)
    {
        try
        {
            _ = Strict.GetCharCount(body.ToArray());
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static ReadOnlyMemory<byte> Converted(ReadOnlyMemory<byte> body, Encoding encoding) =>
        encoding.CodePage == Encoding.UTF8.CodePage ? body : Encoding.UTF8.GetBytes(encoding.GetString(body.ToArray()));
}
