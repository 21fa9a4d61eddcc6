using System.Collections.Concurrent;

namespace PortSipCallControl.Tests.Faults;

/// <summary>
/// Runs tests that wait (for a timeout, for a lost call, for retries) in parallel with the others, a few at a time.
/// Each has its own thread, because the threads of the pool do what it waits for.
/// </summary>
public sealed class WaitingSessions : IDisposable
{
    private readonly SemaphoreSlim _seats = new(8);
    private readonly ConcurrentBag<PowerShellSession> _sessions = [];
    private readonly ConcurrentBag<Task> _runs = [];
    private object? _shared;

    /// <summary>What all tests of the class share, begun by the first that asks.</summary>
    internal T Once<T>(Func<T> make)
        where T : class => (T)(_shared ??= make());

    internal Task<T> Run<T>(Func<PowerShellSession, T> run)
    {
        var task = Task.Factory.StartNew(() => RunSeated(run), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _runs.Add(task);
        return task;
    }

    public void Dispose()
    {
        Task.WhenAll(_runs).ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        foreach (var session in _sessions)
            session.Dispose();
        _seats.Dispose();
    }

    private T RunSeated<T>(Func<PowerShellSession, T> run)
    {
        _seats.Wait();
        var session = _sessions.TryTake(out var free) ? free : new PowerShellSession();
        try
        {
            return run(session);
        }
        finally
        {
            _sessions.Add(session);
            _seats.Release();
        }
    }
}
