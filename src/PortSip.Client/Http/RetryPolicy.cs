namespace PortSip.Client;

/// <summary>Decides whether a request is sent again, and after what delay (about_PortSipReliability).</summary>
/// <param name="maximumRetryCount">The largest number of retries; 0 for none.</param>
/// <param name="interval">The first delay; it doubles with each retry.</param>
internal sealed class RetryPolicy(int maximumRetryCount, TimeSpan interval)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);

    private readonly Random _jitter = new();

    /// <summary>Whether another attempt is allowed after this many retries.</summary>
    public bool AllowsAfter(int retries) => retries < maximumRetryCount;

    /// <summary>Whether the response calls for another attempt.</summary>
    public bool ShouldRetry(ApiRequest request, ApiResponse response, int retries) =>
        AllowsAfter(retries) && (int)response.StatusCode switch
        {
            // Only the PBX knows that it hasn't started: a page with this status can come from anywhere on the path.
            429 => request.Repeatability == Repeatability.Repeatable || (request.Repeatability == Repeatability.OnceOnly && !response.IsForeign),
            502 or 503 or 504 => request.Repeatability == Repeatability.Repeatable,
            _ => false,
        };

    /// <summary>Whether another attempt follows an attempt without a response.</summary>
    public bool ShouldRetry(ApiRequest request, TransportFailure failure, int retries) =>
        AllowsAfter(retries) && failure.IsTransient && request.Repeatability switch
        {
            Repeatability.Repeatable => true,
            Repeatability.OnceOnly or Repeatability.OnlyUnsent => !failure.MayHaveArrived,
            _ => false,
        };

    /// <summary>The delay that the PBX asks for, capped, or an exponential delay of which up to half is random.</summary>
    public TimeSpan Delay(int retries, TimeSpan? retryAfter)
    {
        if (retryAfter is { } wish)
            return wish < LongestRetryAfter ? wish : LongestRetryAfter;
        var longest = Math.Min(interval.TotalSeconds * Math.Pow(2, Math.Min(retries, 30)), LongestDelay.TotalSeconds);
        double chance;
        lock (_jitter)
            chance = _jitter.NextDouble();
        return TimeSpan.FromSeconds(longest * (0.5 + (chance / 2)));
    }
}
