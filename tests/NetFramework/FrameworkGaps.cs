namespace PortSip;

/// <summary>What .NET Framework lacks, and the package Polyfill too.</summary>
internal static class FrameworkGaps
{
    extension(DateTimeOffset)
    {
        public static DateTimeOffset UnixEpoch => DateTimeOffset.FromUnixTimeMilliseconds(0);
    }

    /// <summary>A test that needs it is skipped, and says why.</summary>
    extension(GC)
    {
        public static long GetAllocatedBytesForCurrentThread()
        {
            Xunit.Assert.Skip(".NET Framework doesn't count what a thread allocates.");
            return 0;
        }
    }

    public static string Replace(this string text, string oldValue, string newValue, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.Replace(oldValue, newValue) : throw new ArgumentOutOfRangeException(nameof(comparison));
}
