using System.Net;
using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// Determines whether a response can be the PBX's. Everything on the path (a proxy, a gateway, a web server whose PBX is down) uses the same
/// status codes, usually with a page or a line of text. The PBX sends JSON or nothing (API §1).
/// </summary>
internal static class Provenance
{
    /// <summary>Whether a non-empty body shows that something other than the PBX sent it.</summary>
    public static bool IsForeign(HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return false;
        // "Not found" ends calls, so it counts only in the PBX's own format. A gateway has its own JSON.
        return RootOf(body) is not { } root || (status is HttpStatusCode.NotFound or HttpStatusCode.Gone && root == Root.OtherMembers);
    }

    /// <summary>Describes a foreign body, in words.</summary>
    public static string Describe(ReadOnlyMemory<byte> body) =>
        IsMarkup(body.Span) ? "a web page" : RootOf(body) is null ? "text that isn't JSON" : "JSON that isn't in the PBX's format";

    /// <summary>Whether it begins like HTML or XML.</summary>
    public static bool IsMarkup(ReadOnlySpan<byte> body)
    {
        foreach (var b in body)
        {
            if (b is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t'))
                return b == (byte)'<';
        }
        return false;
    }

    private static Root? RootOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            return LenientJson.Read(body, ReadRoot, out _);
        }
        catch (Exception e) when (LenientJson.IsUnreadable(e))
        {
            return null;
        }
    }

    private static Root? ReadRoot(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        Root? root = reader.TokenType switch
        {
            JsonTokenType.StartObject => Root.NoMembers,
            JsonTokenType.StartArray or JsonTokenType.Null => Root.Other,
            // Plain text looks like a bare word or number.
            _ => null,
        };
        // To the end: truncated text isn't JSON.
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && root is Root.NoMembers or Root.OtherMembers)
                root = IsErrors(ref reader) ? Root.Errors : Root.OtherMembers;
        }
        return root;
    }

    private static bool IsErrors(ref Utf8JsonReader reader) =>
        reader.ValueSpan.Length == 6 && string.Equals(System.Text.Encoding.ASCII.GetString(reader.ValueSpan.ToArray()), "errors", StringComparison.OrdinalIgnoreCase);

    private enum Root
    {
        NoMembers,
        Errors,
        OtherMembers,
        Other,
    }
}
