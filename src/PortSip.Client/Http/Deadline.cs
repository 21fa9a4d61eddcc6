namespace PortSip.Client;

/// <summary>The time limit of an operation, including all its attempts, delays and renewals.</summary>
internal sealed class Deadline(Clock clock, TimeSpan timeout)
{
    private TimeSpan _end = clock.Elapsed + timeout;

    /// <summary>The remaining time; zero after the deadline.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var left = _end - clock.Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Extends the deadline. The time that a request waits for the request limit isn't the PBX's fault, and doesn't count.</summary>
    public void Extend(TimeSpan time) => _end += time;
}
