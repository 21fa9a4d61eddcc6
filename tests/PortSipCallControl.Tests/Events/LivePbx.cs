using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

/// <summary>A session whose script waits, while the test moves the simulator: its time stands still, and telephones ring until the test answers them.</summary>
internal sealed class LivePbx : IDisposable
{
    private readonly SimulatedSession _session;

    public LivePbx(string start = "-FrozenClock", string connect = "")
    {
        _session = new SimulatedSession(start, connect);
        Simulator = _session.Single<PortSipSimulator>("$simulator");
        Pbx = Simulator.Simulator.Pbx;
        Connection = _session.Single<PortSipConnection>("$connection");
        Pbx.Rules.SetCallee("1002", Rings);
        // The tests step the clock themselves, so the warning that it is frozen is in tests of its own.
        if (start == "-FrozenClock")
            Connection.Options.WaitClock = null;
    }

    /// <summary>Rings until somebody answers, longer than any test steps.</summary>
    public static CalleeScript Rings { get; } = new() { After = TimeSpan.FromSeconds(50) };

    public System.Management.Automation.Runspaces.Runspace Runspace => _session.Session.Runspace;

    public PortSipSimulator Simulator { get; }

    public PortSipConnection Connection { get; }

    public SimulatedPbx Pbx { get; }

    /// <summary>The simulator's time as events tell it: in whole seconds.</summary>
    public DateTimeOffset EventTime => DateTimeOffset.FromUnixTimeSeconds(Pbx.Clock.Now.ToUnixTimeSeconds());

    /// <summary>How many times calls were asked for.</summary>
    public int Polls => Pbx.Journal.Count(e => e.Operation == SimulatorOperation.GetCall);

    /// <summary>The texts of progress that were shown so far.</summary>
    public IEnumerable<string> ProgressTexts => _session.Session.ProgressTexts;

    /// <summary>Runs a script in parallel with the test.</summary>
    public Task<ScriptResult> Begin(string script, params (string Name, object? Value)[] variables) => Task.Run(() => _session.Run(script, variables));

    public ScriptResult Run(string script, params (string Name, object? Value)[] variables) => _session.Run(script, variables);

    /// <summary>The call that the script's originate places, once its callee rings.</summary>
    public async Task<string> RingingCallAsync(string callee = "1002")
    {
        SimulatedCall? call = null;
        await UntilAsync(() => (call = Pbx.ActiveCalls.FirstOrDefault(c => c.Legs.Any(leg => leg.Number == callee))) is not null);
        return call!.Id;
    }

    public Task SubscribedAsync(string topic = "cdr_events") => UntilAsync(() => Pbx.HasEventSubscriber(topic));

    public void Step(double seconds) => Pbx.Clock.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Until something is so, which it will be.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
            await Task.Delay(5, patience.Token);
    }

    public void Dispose() => _session.Dispose();

    /// <summary>The one call that a script emitted.</summary>
    public static PortSipCall CallOf(ScriptResult result)
    {
        Assert.Empty(result.Errors.Select(e => $"{e.FullyQualifiedErrorId}: {e}"));
        return Assert.IsType<PortSipCall>(Assert.Single(result.Output).BaseObject);
    }
}
