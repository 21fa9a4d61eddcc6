using System.Net.Http.Headers;
using System.Text;
#if NET
using System.Text.Unicode;
#endif

namespace PortSip.Client;

/// <summary>
/// Converts the body of a response to UTF-8 without a byte order mark, so that the code above handles only one encoding. JSON is UTF-8 by
/// its standard, but old servers and proxies send other encodings.
/// </summary>
internal static class AnswerText
{
    // The longer mark first: UTF-32's begins with UTF-16's.
    private static readonly (byte[] Mark, Encoding Encoding)[] Marked =
        [.. new[] { Encoding.UTF8, Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true), Encoding.Unicode, Encoding.BigEndianUnicode }.Select(e => (e.GetPreamble(), e))];

#if !NET
    private const int Utf7 = 65000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
#endif

    /// <summary>The same for a file, which has no headers.</summary>
    public static ReadOnlyMemory<byte> OfFile(ReadOnlyMemory<byte> bytes) => ToUtf8(bytes, headers: null);

    /// <param name="body">The bytes as received.</param>
    /// <param name="headers">The headers, which can name a charset; null for none.</param>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, HttpContentHeaders? headers)
    {
        foreach (var (mark, encoding) in Marked)
        {
            if (body.Span.StartsWith(mark))
                return Converted(body.Slice(mark.Length), encoding);
        }
        if (Unmarked(body.Span) is { } wide)
            return Converted(body, wide);
        // Valid UTF-8 is read as such, whatever the header says: servers name a default charset that they don't use.
        return !IsUtf8(body) && Named(headers?.ContentType?.CharSet) is { } named ? Converted(body, named) : body;
    }

    // JSON begins with an ASCII character, so zeros show the width of the characters.
    private static Encoding? Unmarked(ReadOnlySpan<byte> body) => body switch
    {
        [(byte)'{' or (byte)'[', 0, not 0, ..] or [(byte)'{' or (byte)'[', 0] => Encoding.Unicode,
        [0, (byte)'{' or (byte)'[', ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static Encoding? Named(string? charset)
    {
        var name = charset?.Trim('"', '\'', ' ');
        if (string.IsNullOrEmpty(name) || string.Equals(name, "utf-8", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
#if NET
            // Queried directly and not registered: registration would affect the whole process.
            return CodePagesEncodingProvider.Instance.GetEncoding(name!) ?? Encoding.GetEncoding(name!);
#else
            // UTF-7 hides characters, and is nowhere the encoding of JSON; other runtimes no longer have it.
            return Encoding.GetEncoding(name!) is { CodePage: not Utf7 } encoding ? encoding : null;
#endif
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // Unknown charset; text that isn't valid UTF-8 is then rejected by its reader.
            return null;
        }
    }

#if NET
    private static bool IsUtf8(ReadOnlyMemory<byte> body) => Utf8.IsValid(body.Span);
#else
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
#endif

    private static ReadOnlyMemory<byte> Converted(ReadOnlyMemory<byte> body, Encoding encoding) =>
        encoding.CodePage == Encoding.UTF8.CodePage ? body : Encoding.UTF8.GetBytes(encoding.GetString(body.ToArray()));
}
