namespace PortSip.Client;

/// <summary>
/// Pings a socket to keep routers from dropping it, and detects that the PBX is gone: a PBX that has responded to a ping before,
/// and that has sent nothing since the last one, is gone. For a PBX that never responds to pings, silence proves nothing.
/// </summary>
internal sealed class SocketPulse(EventSession session, Clock clock, bool isAnswered)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private TimeSpan _lastPing = clock.Elapsed;
    private long? _arrivalsBefore;

    /// <summary>Whether the PBX has responded to a ping.</summary>
    public bool IsAnswered { get; private set; } = isAnswered;

    /// <summary>How long until the next action.</summary>
    public TimeSpan Due => _lastPing + Interval is var due && due > clock.Elapsed ? due - clock.Elapsed : TimeSpan.Zero;

    /// <summary>Does what is due: sends a ping, or abandons the socket.</summary>
    /// <exception cref="PortSipException">The socket broke during the ping.</exception>
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
