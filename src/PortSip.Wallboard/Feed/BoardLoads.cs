using PortSip.Client;

namespace PortSip.Wallboard;

/// <summary>
/// When what is read: the active calls every few seconds, queues for which the PBX sends no snapshot as often, today's records after an interruption and at
/// midnight, reasons of pauses as they come.
/// </summary>
internal sealed class BoardLoads
{
    private static readonly TimeSpan CallsInterval = TimeSpan.FromSeconds(15);
    // Not every PBX reports that a call is answered (API §7): then, only its list of calls shows it.
    private static readonly TimeSpan UnansweredInterval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan DayRetryInterval = TimeSpan.FromMinutes(1);

    private readonly PortSipClient _client;
    private readonly WallboardModel _model;
    private readonly AsyncSignal _signal;
    private readonly BoardReading _reading;
    private readonly List<Task<Action>> _others = [];
    private Task<Action>? _calls;
    private Task<Action>? _queues;
    private Task<Action>? _day;
    private Task<Action>? _reasons;
    private Deadline? _dayRetry;
    private TimeSpan? _calledAt;
    private Deadline? _queuesRest;
    private DateTimeOffset _goodAt;
    // How often events were lost, and after how many losses each was read.
    private int _losses;
    private int _callsRead;
    private int _dayRead;

    public BoardLoads(PortSipClient client, WallboardModel model, AsyncSignal signal, CancellationToken stop)
    {
        (_client, _model, _signal) = (client, model, signal);
        _reading = new BoardReading(client, model, stop);
        _goodAt = Clock.UtcNow;
    }

    private Clock Clock => _client.Connection.Clock;

    /// <summary>Whether everything has been read since the last loss of events.</summary>
    public bool IsComplete => _callsRead == _losses && _dayRead == _losses;

    /// <summary>Events were lost: everything is read again.</summary>
    public void ReadAgain()
    {
        _losses++;
        (_calledAt, _dayRetry, _queuesRest) = (null, null, null);
    }

    public void ReadNames(IReadOnlyList<PortSipQueue> queues) => _others.Add(Signalled(_reading.NamesAsync(queues)));

    /// <summary>Starts what is due.</summary>
    /// <param name="queues">The queues without a snapshot.</param>
    public void Start(IReadOnlyList<QueueState> queues)
    {
        if (_calls is null && (_calledAt is not { } calledAt || Clock.Elapsed - calledAt >= Interval))
        {
            _calledAt = Clock.Elapsed;
            _calls = Signalled(ReadCalls(_losses, Clock.UtcNow));
        }
        if (_day is null && (_dayRead != _losses || Clock.UtcNow.ToLocalTime().Date != _model.Day) && !(_dayRetry?.Remaining > TimeSpan.Zero))
            _day = Signalled(ReadDay(_losses));
        if (queues.Count == 0)
        {
            _model.SetNote("queues", null);
        }
        else if (_queues is null && !(_queuesRest?.Remaining > TimeSpan.Zero))
        {
            _queuesRest = new Deadline(Clock, CallsInterval);
            _queues = Signalled(_reading.QueuesAsync(queues, CallsInterval));
        }
        if (_reasons is null && _model.PausesToRead().Take(20).ToList() is { Count: > 0 } pauses)
            _reasons = Signalled(_reading.ReasonsAsync(pauses));
    }

    /// <summary>Takes over what has been read.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool Take() => Take(ref _calls) | Take(ref _queues) | Take(ref _day) | Take(ref _reasons) | TakeOthers();

    private TimeSpan Interval => _callsRead != _losses || (_model.HasUnanswered && !_client.Events.Tenant.ReportsTargets) ? UnansweredInterval : CallsInterval;

    // What was asked before a loss doesn't show what was lost.
    private Task<Action> ReadCalls(int losses, DateTimeOffset now) => _reading.CallsAsync(
        () => (_callsRead, _goodAt) = (losses, now),
        reason =>
        {
            _callsRead = -1;
            _model.Interrupt(_goodAt, _model.Words.Say("noResponses", reason));
        });

    private Task<Action> ReadDay(int losses) => _reading.DayAsync(again =>
    {
        _dayRead = losses;
        if (again)
            _dayRetry = new Deadline(Clock, DayRetryInterval);
    });

    private static bool Take(ref Task<Action>? task)
    {
        if (task is not { IsCompleted: true } done)
            return false;
        task = null;
        done.GetAwaiter().GetResult()();
        return true;
    }

    private bool TakeOthers()
    {
        var done = _others.Where(task => task.IsCompleted).ToList();
        foreach (var task in done)
        {
            _others.Remove(task);
            task.GetAwaiter().GetResult()();
        }
        return done.Count > 0;
    }

    private Task<Action> Signalled(Task<Action> task)
    {
        _ = task.ContinueWith(static (_, signal) => ((AsyncSignal)signal!).Set(), _signal, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }
}
