using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace PortSipCallControl.Benchmarks;

/// <summary>The module in the hosted engine, connected to a server.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;

    public ModuleSession(string url)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(Paths.Manifest);
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        Run($"$null = Connect-PortSip '{url}' ([pscredential]::new('admin', [System.Net.NetworkCredential]::new('', 'x').SecurePassword)) -RequestsPerMinute 0 -Name bench");
    }

    /// <summary>Runs a script that writes no error, and gives what it emits.</summary>
    public IReadOnlyList<PSObject> Run(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        var output = shell.AddScript(script).Invoke();
        return shell.HadErrors ? throw new InvalidOperationException(shell.Streams.Error[0].ToString()) : output;
    }

    public void Dispose() => _runspace.Dispose();
}
