using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Stops a simulator and frees its port.</summary>
[Cmdlet(VerbsLifecycle.Stop, "PortSipSimulator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class StopPortSipSimulatorCommand : SimulatorCmdlet
{
    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [OfType(typeof(PortSipSimulator))]
    [NoOffers]
    public override PortSipSimulator? Simulator { get; set; }

    private protected override void Process(PortSipSimulator simulator)
    {
        if (!ShouldProcess(simulator.Server, "Stop the simulated PBX"))
            return;
        RunspaceSimulators.Remove(simulator);
        simulator.Stop();
    }
}
