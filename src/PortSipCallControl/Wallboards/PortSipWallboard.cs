using PortSip.Client;
using PortSip.Wallboard;

namespace PortSipCallControl;

/// <summary>A wallboard that this process serves to browsers of this computer.</summary>
public sealed class PortSipWallboard
{
    private readonly WallboardFeed _feed;
    private readonly WallboardServer _server;
    private readonly PortSipConnection _connection;
    private int _isStopped;

    internal PortSipWallboard(WallboardFeed feed, WallboardServer server, PortSipConnection connection, string[] queueNumbers)
    {
        (_feed, _server, _connection, QueueNumber) = (feed, server, connection, queueNumbers);
        StartedAt = LocalTime.Of(connection.Clock.UtcNow);
    }

    /// <summary>The address of the page. Its path is a secret of this computer.</summary>
    public Uri Uri => _server.Page;

    /// <summary>The numbers of the queues.</summary>
    public string[] QueueNumber { get; }

    /// <summary>The connection to the PBX.</summary>
    public string ConnectionName => _connection.Name;

    /// <summary>When it was started (local time).</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>False once it has been stopped.</summary>
    public bool IsRunning => _isStopped == 0;

    /// <summary>Since when changes are unknown (local time); null while the board is live.</summary>
    public DateTimeOffset? InterruptedSince => _feed.Boards.Current.Interruption is { } interruption ? LocalTime.Of(interruption.Since) : null;

    /// <summary>Why changes are unknown; null while the board is live.</summary>
    public string? InterruptionReason => _feed.Boards.Current.Interruption?.Reason;

    /// <summary>The address.</summary>
    public override string ToString() => Uri.AbsoluteUri;

    internal void Stop()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) != 0)
            return;
        _server.Dispose();
        _feed.Dispose();
    }
}
