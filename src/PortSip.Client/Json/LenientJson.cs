using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// Reads JSON so that a bad value affects only itself: it becomes null, or contains U+FFFD for unreadable characters. The number of such
/// values is reported, so that the response isn't taken for complete.
/// </summary>
internal static class LenientJson
{
    // Reading is synchronous, and converters don't know what they read for.
    [ThreadStatic]
    private static int _unreadable;

    /// <summary>How many values converters have dropped so far in the current read.</summary>
    public static int Unreadable => _unreadable;

    /// <summary>Counts a value that a converter has dropped.</summary>
    public static void CountUnreadable() => _unreadable++;

    /// <summary>Reads the JSON; if that fails because of its texts, they are repaired first.</summary>
    /// <param name="json">In UTF-8.</param>
    /// <param name="read">Reads it, synchronously.</param>
    /// <param name="unreadable">How many values couldn't be read.</param>
    /// <exception cref="JsonException">The text isn't valid JSON, or not the expected JSON.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, Func<ReadOnlyMemory<byte>, T> read, out int unreadable)
    {
        _unreadable = 0;
        try
        {
            return read(json);
        }
        catch (Exception e) when (IsUnreadable(e) && RepairedJson.Of(json) is { } repaired)
        {
            _unreadable = repaired.Unreadable;
            return read(repaired.Json);
        }
        finally
        {
            unreadable = _unreadable;
        }
    }

    /// <summary>Whether the JSON is at fault. A reader that finds half a surrogate pair throws InvalidOperationException.</summary>
    public static bool IsUnreadable(Exception e) => e is JsonException or InvalidOperationException;
}
