using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace PortSipCallControl.Benchmarks;

/// <summary>The module in the hosted engine, connected to a server.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;

    private ModuleSession()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(Paths.Manifest);
        state.Commands.Add(new SessionStateCmdletEntry("Suspend-Bare", typeof(SuspendBareCommand), helpFileName: null));
        state.Commands.Add(new SessionStateCmdletEntry("Resume-Bare", typeof(ResumeBareCommand), helpFileName: null));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    /// <param name="url">The PBX.</param>
    /// <param name="events">Its event socket, if it isn't on the same server.</param>
    public ModuleSession(string url, Uri? events = null)
        : this() => Run($"$null = Connect-PortSip '{url}' ([pscredential]::new('admin', [System.Net.NetworkCredential]::new('', 'x').SecurePassword)) -RequestsPerMinute 0 -Name bench {(events is null ? "" : $"-EventUri '{events}'")}");

    /// <summary>A session that has not signed in anywhere.</summary>
    public static ModuleSession Unconnected() => new();

    /// <summary>Runs a script and hands on what it emits while it runs.</summary>
    public void Stream(string script, IEnumerable<(string Name, object Value)> parameters, Action<PSObject> onOutput)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        foreach (var (name, value) in parameters)
            shell.AddParameter(name, value);
        var output = new PSDataCollection<PSObject>();
        output.DataAdding += (_, e) => onOutput((PSObject)e.ItemAdded);
        shell.Invoke(null, output);
    }

    /// <summary>As a host does it: on a thread of its own. One of the pool's that waited would be missing where the answers are handled.</summary>
    public static Task<T> OnOwnThreadAsync<T>(Func<T> run) =>
        Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Runs a script that writes no error, and gives what it emits.</summary>
    public IReadOnlyList<PSObject> Run(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        var output = shell.AddScript(script).Invoke();
        return shell.HadErrors ? throw new InvalidOperationException(shell.Streams.Error[0].ToString()) : output;
    }

    public void Dispose() => _runspace.Dispose();
}
