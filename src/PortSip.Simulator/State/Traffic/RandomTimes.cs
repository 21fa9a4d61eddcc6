namespace PortSip.Simulator;

/// <summary>Random times, in whole milliseconds, so that they are the same on every runtime.</summary>
internal static class RandomTimes
{
    /// <summary>A time between two numbers of seconds.</summary>
    public static TimeSpan Between(this Random random, double from, double to) => Milliseconds(from + (random.NextDouble() * (to - from)));

    /// <summary>A time of which short ones are frequent and long ones are rare, as between calls.</summary>
    /// <param name="random">The source.</param>
    /// <param name="mean">The mean, in seconds.</param>
    public static TimeSpan Exponential(this Random random, double mean) => Milliseconds(-mean * Math.Log(1 - random.NextDouble()));

    private static TimeSpan Milliseconds(double seconds) => TimeSpan.FromTicks((long)Math.Round(seconds * 1000) * TimeSpan.TicksPerMillisecond);
}
