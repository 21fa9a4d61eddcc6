using System.Management.Automation;
using System.Runtime.InteropServices;

namespace PortSipCallControl.Hosting;

/// <summary>Ctrl+C and SIGTERM stop the running pipeline, so that its finally blocks run; pressed again, they end the process.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly ConsoleHost _host;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private volatile PowerShell? _running;

    public StopSignals(ConsoleHost host)
    {
        _host = host;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, ExitCodes.Interrupted));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, ExitCodes.Terminated));
    }

    /// <summary>What the signal that came wants the process to exit with, or null while none came.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>A signal stops this pipeline, until the result is disposed.</summary>
    public IDisposable Watch(PowerShell pipeline)
    {
        ExitCode = null;
        _running = pipeline;
        return new Watching(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void Stop(PosixSignalContext context, int exitCode)
    {
        var pipeline = _running;
        if (pipeline is null)
        {
            // At the prompt: Ctrl+C has nothing to stop there.
            context.Cancel = context.Signal == PosixSignal.SIGINT;
            return;
        }
        // A read from the keyboard can't be stopped, and a second press means it.
        if (ExitCode is not null || _host.IsAsking)
            Environment.Exit(exitCode);
        context.Cancel = true;
        ExitCode = exitCode;
        pipeline.BeginStop(null, null);
    }

    private sealed class Watching(StopSignals signals) : IDisposable
    {
        public void Dispose() => signals._running = null;
    }
}
