using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// Reads JSON so that a bad value costs only itself: it becomes null, or has U+FFFD where nobody can say what stood there. How many there
/// were is told, so that nobody takes the answer for whole.
/// </summary>
internal static class LenientJson
{
    // Reading is synchronous, and converters know nothing of what they read for.
    [ThreadStatic]
    private static int t_unreadable;

    /// <summary>How many values of what is read now a converter has left out so far: it tells an unreadable value from none.</summary>
    public static int Unreadable => t_unreadable;

    /// <summary>Counts a value that a converter has left out.</summary>
    public static void CountUnreadable() => t_unreadable++;

    /// <summary>Reads the JSON; where that fails because of its texts, those are mended first.</summary>
    /// <param name="json">In UTF-8.</param>
    /// <param name="read">Reads it, at once.</param>
    /// <param name="unreadable">How many values could not be read.</param>
    /// <exception cref="JsonException">It is no JSON, or not what is read.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, Func<ReadOnlyMemory<byte>, T> read, out int unreadable)
    {
        t_unreadable = 0;
        try
        {
            return read(json);
        }
        catch (Exception e) when (IsUnreadable(e) && MendedJson.Of(json) is { } mended)
        {
            t_unreadable = mended.Unreadable;
            return read(mended.Json);
        }
        finally
        {
            unreadable = t_unreadable;
        }
    }

    /// <summary>Whether the JSON is what is wrong. A reader that meets half a character says InvalidOperation.</summary>
    public static bool IsUnreadable(Exception e) => e is JsonException or InvalidOperationException;
}
