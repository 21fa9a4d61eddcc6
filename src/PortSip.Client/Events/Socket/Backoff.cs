namespace PortSip.Client;

/// <summary>The pauses between attempts to reconnect the event socket: 1 to 60 seconds, increasing, with jitter so that many clients don't reconnect at once.</summary>
internal sealed class Backoff
{
    private const double Shortest = 1;
    private const double Longest = 60;

    private readonly Random _random = new();
    private int _attempts;

    public TimeSpan Next()
    {
        var longest = Math.Min(Longest, Shortest * Math.Pow(2, Math.Min(++_attempts, 30)));
        return TimeSpan.FromSeconds(Shortest + ((longest - Shortest) * _random.NextDouble()));
    }

    public void Reset() => _attempts = 0;
}
