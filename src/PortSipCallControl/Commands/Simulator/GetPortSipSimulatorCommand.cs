using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Lists the simulators that this session (runspace) has started and not stopped.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipSimulator")]
[OutputType(typeof(PortSipSimulator))]
public sealed class GetPortSipSimulatorCommand : PortSipCmdlet
{
    /// <summary>Only the simulator that the cmdlets use by default: the last that was started.</summary>
    [Parameter]
    public SwitchParameter Latest { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (var simulator in RunspaceSimulators.Running.Where(s => !Latest || s == RunspaceSimulators.Latest))
            WriteObject(simulator);
        return Task.CompletedTask;
    }
}
