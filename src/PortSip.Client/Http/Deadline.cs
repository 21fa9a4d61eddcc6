namespace PortSip.Client;

/// <summary>The end of the time that an operation may take, all its attempts, delays and renewals together.</summary>
internal sealed class Deadline(Clock clock, TimeSpan timeout)
{
    private TimeSpan _end = clock.Elapsed + timeout;

    /// <summary>What is left; zero when it has passed.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var left = _end - clock.Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Gives more time. What a request waits for the budget is not the PBX's fault, and doesn't count.</summary>
    public void Extend(TimeSpan time) => _end += time;
}
