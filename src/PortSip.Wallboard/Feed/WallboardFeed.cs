using PortSip.Client;

namespace PortSip.Wallboard;

/// <summary>
/// Keeps a board up to date from one event subscription and from requests. One loop owns the model. While the socket is down, the PBX doesn't respond,
/// or what was missed hasn't been read yet, the board says so.
/// </summary>
internal sealed class WallboardFeed : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(1);
    // So many events a second are one change of the board.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly BoardLoads _loads;
    private readonly BoardEvents _events;
    private readonly WallboardModel _model;
    private readonly AsyncSignal _signal = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Clock _clock;
    private Task _running = Task.CompletedTask;

    /// <summary>Creates a feed that hasn't been started.</summary>
    public WallboardFeed(PortSipClient client, WallboardOptions options)
    {
        _clock = client.Connection.Clock;
        _model = new WallboardModel(client.Connection.Name, options, _clock.UtcNow.ToLocalTime().Date);
        _model.Interrupt(_clock.UtcNow, options.Words["reading"]);
        _events = new BoardEvents(client, options.Queues, _model, _signal);
        _loads = new BoardLoads(client, _model, _signal, _stop.Token);
        _loads.ReadNames(options.Queues);
        Boards = new BoardSource(_model.Snapshot(_clock.UtcNow));
    }

    /// <summary>The boards.</summary>
    public BoardSource Boards { get; }

    /// <summary>Subscribes to the events, and reads the first board.</summary>
    /// <exception cref="PortSipException">The subscription failed.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _events.SubscribeAsync(cancellationToken).ConfigureAwait(false);
        // It belongs neither to the caller nor to the caller's thread.
        _running = Task.Run(RunAsync, CancellationToken.None);
        var end = new Deadline(_clock, LongestStart);
        for (var board = Boards.Current; board.Interruption is not null && end.Remaining > TimeSpan.Zero;)
            board = await Boards.NextAsync(board, end.Remaining, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends it. The board stays as it was, and says that it has ended.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _signal.Set();
        _running.Wait(LongestStop);
        _events.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                Turn();
                await Task.Delay(Pace, _stop.Token).ConfigureAwait(false);
                await _signal.WaitAsync(LongestTurn, _clock, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            End(_model.Words["stopped"]);
        }
        catch (Exception e)
        {
            // A defect in this code. A board that no longer changes must not look live.
            End(_model.Words.Say("failed", e.Message));
        }
    }

    /// <summary>Takes what has arrived, starts what is due, and publishes the board if it has changed.</summary>
    private void Turn()
    {
        var isChanged = _events.Take();
        if (_events.TakeLoss())
            _loads.ReadAgain();
        isChanged |= _loads.Take();
        if (_events.IsLive)
        {
            _loads.Start(_events.Overdue);
            isChanged |= TryResume();
        }
        if (isChanged)
            Boards.Publish(_model.Snapshot(_clock.UtcNow));
    }

    private bool TryResume()
    {
        if (!_model.IsInterrupted || !_loads.IsComplete || !_model.Queues.All(queue => queue.IsKnown))
            return false;
        _model.Resume();
        return true;
    }

    private void End(string reason)
    {
        _model.Interrupt(_clock.UtcNow, reason);
        Boards.Publish(_model.Snapshot(_clock.UtcNow));
    }
}
