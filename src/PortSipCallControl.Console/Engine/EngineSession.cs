using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace PortSipCallControl.Hosting;

/// <summary>A runspace of the real engine with the module imported. What runs in it is formatted to the console.</summary>
internal sealed class EngineSession : IDisposable
{
    private readonly ConsoleHost _host;
    private readonly Runspace _runspace;
    private readonly StopSignals _signals;

    private EngineSession(ConsoleHost host, Runspace runspace)
    {
        _host = host;
        _runspace = runspace;
        _signals = new StopSignals(host);
    }

    /// <summary>What <c>exit</c> said, or null while nobody has said it.</summary>
    public int? ExitCode => _host.ExitCode;

    /// <summary>Starts the engine and imports the module.</summary>
    public static EngineSession Open(ConsoleHost host)
    {
        // CreateDefault would look for the snap-ins of a PowerShell installation.
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule([ModuleFolder.Manifest]);
        // Unset, Windows takes "Restricted" for a host of its own, which runs no script and loads no view.
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.RemoteSigned;
        var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();
        return new EngineSession(host, runspace);
    }

    /// <summary>Runs the commands, and says with what to exit if nothing follows: exit's code, 1 after a terminating error, or the signal's.</summary>
    public int Run(Action<PowerShell> addCommands)
    {
        using var shell = PowerShell.Create(_runspace);
        addCommands(shell);
        FormatOutput(shell);
        try
        {
            using (_signals.Watch(shell))
                shell.Invoke();
        }
        catch (PipelineStoppedException)
        {
            return _signals.ExitCode ?? ExitCodes.Failure;
        }
        catch (RuntimeException e)
        {
            Report(e);
            return ExitCodes.Failure;
        }
        return _signals.ExitCode ?? ExitCode ?? ExitCodes.Success;
    }

    /// <summary>The runspace's errors, the latest first: <c>$Error</c>.</summary>
    public IEnumerable<ErrorRecord> Errors => ((IEnumerable)_runspace.SessionStateProxy.GetVariable("Error")).OfType<ErrorRecord>();

    /// <inheritdoc/>
    public void Dispose()
    {
        _signals.Dispose();
        _runspace.Dispose();
    }

    // What ended the pipeline is shown as the errors are that end nothing.
    private void Report(RuntimeException error)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Out-Default").AddParameter("InputObject", error.ErrorRecord);
        _host.WriteAsErrors(() => shell.Invoke());
    }

    private static void FormatOutput(PowerShell shell)
    {
        var format = new Command("Out-Default", isScript: false, useLocalScope: true)
        {
            MergeUnclaimedPreviousCommandResults = PipelineResultTypes.Error | PipelineResultTypes.Output,
        };
        shell.Commands.AddCommand(format);
    }
}
