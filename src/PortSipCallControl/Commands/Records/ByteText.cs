namespace PortSipCallControl;

/// <summary>Formats byte counts.</summary>
internal static class ByteText
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB"];

    public static string Of(long bytes)
    {
        double value = bytes;
        var unit = 0;
        for (; value >= 1024 && unit < Units.Length - 1; unit++)
            value /= 1024;
        return FormattableString.Invariant($"{value:0.#} {Units[unit]}");
    }
}
