using System.Globalization;

namespace PortSipCallControl.Benchmarks;

/// <summary>What the first segments of a path ask of the server: <c>/20ms/…</c>, <c>/50ms/10000cdrs/…</c>, <c>/50000events/…</c>.</summary>
internal static class RequestedSize
{
    /// <summary>The number before a unit; null if the path doesn't contain the unit.</summary>
    public static int? Of(string path, string unit)
    {
        var end = path.IndexOf(unit + "/", StringComparison.Ordinal);
        var start = end > 0 ? path.LastIndexOf('/', end) + 1 : 0;
        return start > 0 && int.TryParse(path.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
