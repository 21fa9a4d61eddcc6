using System.Globalization;

namespace PortSipCallControl.Benchmarks;

/// <summary>What the first segment of a path asks of the server: <c>/20ms/…</c>, <c>/100000cdrs/…</c>, <c>/50000events/…</c>.</summary>
internal static class RequestedSize
{
    /// <summary>The number before a unit; null if the path doesn't contain one.</summary>
    public static int? Of(string path, string unit)
    {
        var end = path.IndexOf(unit + "/", StringComparison.Ordinal);
        return end > 1 && int.TryParse(path.AsSpan(1, end - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
