using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>A cmdlet that uses a simulator: the specified one, or the one that this session started last.</summary>
public abstract class SimulatorCmdlet : PortSipCmdlet
{
    /// <summary>The simulator; by default the one that this session (runspace) started last.</summary>
    [Parameter(ValueFromPipeline = true)]
    [OfType(typeof(PortSipSimulator))]
    [NoOffers]
    public virtual PortSipSimulator? Simulator { get; set; }

    /// <inheritdoc/>
    protected sealed override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        Process(Simulator ?? RunspaceSimulators.Latest ?? throw NoSimulator());
        return Task.CompletedTask;
    }

    private protected abstract void Process(PortSipSimulator simulator);

    private static PortSipException NoSimulator() =>
        new CommandException(PortSipFailure.NotFound, "No simulator is running in this session.", "Run Start-PortSipSimulator, or pipe a simulator to the command.");
}
