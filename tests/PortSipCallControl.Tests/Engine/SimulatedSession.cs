using System.Management.Automation;
using PortSip.Simulator;

namespace PortSipCallControl.Tests;

/// <summary>A session that is signed in to a simulator of its own: <c>$simulator</c> and <c>$connection</c> in scripts.</summary>
internal sealed class SimulatedSession : IDisposable
{
    private readonly PowerShellSession _session = new();

    /// <param name="start">What Start-PortSipSimulator is given.</param>
    /// <param name="connect">What Connect-PortSip is given.</param>
    public SimulatedSession(string start = "", string connect = "")
    {
        _session.Get($"""
            $simulator = Start-PortSipSimulator {start}
            $connection = $simulator | Connect-PortSip -RetryIntervalSec 0.001 {connect}
            """);
        Pbx = ((PortSipSimulator)((PSObject)_session.Runspace.SessionStateProxy.GetVariable("simulator")).BaseObject).Simulator.Pbx;
    }

    public PowerShellSession Session => _session;

    /// <summary>The PBX of the simulator.</summary>
    public SimulatedPbx Pbx { get; }

    /// <summary>The requests since the sign-in, as <c>METHOD path body</c>.</summary>
    public IReadOnlyList<string> Requests => [.. Journal.Where(e => e.Operation != SimulatorOperation.SignIn).Select(Line)];

    public IReadOnlyList<SimulatorJournalEntry> Journal => Pbx.Journal;

    /// <summary>How many calls are active at the PBX.</summary>
    public int ActiveCalls => Pbx.ActiveCalls.Count;

    public ScriptResult Run(string script, params (string Name, object? Value)[] variables) => _session.Run(script, variables);

    public IReadOnlyList<PSObject> Get(string script, params (string Name, object? Value)[] variables) => _session.Get(script, variables);

    public T Single<T>(string script, params (string Name, object? Value)[] variables) => _session.Single<T>(script, variables);

    public void Dispose() => _session.Dispose();

    private static string Line(SimulatorJournalEntry entry) =>
        $"{entry.Method} {entry.Path}{(entry.Query.Length == 0 ? "" : $"?{entry.Query}")} {entry.Body}".TrimEnd();
}
