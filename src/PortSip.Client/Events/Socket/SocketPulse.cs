namespace PortSip.Client;

/// <summary>
/// Pings a socket, so that routers don't forget it, and finds out that nobody is at its other end: a PBX that has answered a ping before,
/// and from which nothing at all has come since the last, is gone. One that never answers pings proves nothing by it.
/// </summary>
internal sealed class SocketPulse(EventSession session, Clock clock, bool isAnswered)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private TimeSpan _lastPing = clock.Elapsed;
    private long? _arrivalsBefore;

    /// <summary>Whether the PBX has answered a ping.</summary>
    public bool IsAnswered { get; private set; } = isAnswered;

    /// <summary>How long there is nothing to do.</summary>
    public TimeSpan Due => _lastPing + Interval is var due && due > clock.Elapsed ? due - clock.Elapsed : TimeSpan.Zero;

    /// <summary>Does what is due: pings, or gives the socket up.</summary>
    /// <exception cref="PortSipException">The socket broke under the ping.</exception>
    public async Task BeatAsync()
    {
        if (Due > TimeSpan.Zero)
            return;
        IsAnswered |= session.HasPonged;
        if (IsAnswered && _arrivalsBefore == session.Arrivals)
        {
            session.Abandon(FormattableString.Invariant($"the PBX no longer responds: nothing was received since a ping {(clock.Elapsed - _lastPing).TotalSeconds:0} s ago"));
            return;
        }
        (_lastPing, _arrivalsBefore) = (clock.Elapsed, session.Arrivals);
        await session.PingAsync().ConfigureAwait(false);
    }
}
