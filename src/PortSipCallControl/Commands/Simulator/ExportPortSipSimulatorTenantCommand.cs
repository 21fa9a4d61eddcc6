using System.IO;
using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>Writes a simulator's tenant and rules to a JSON file, for Start-PortSipSimulator -TenantPath.</summary>
[Cmdlet(VerbsData.Export, "PortSipSimulatorTenant", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void), typeof(FileInfo))]
public sealed class ExportPortSipSimulatorTenantCommand : SimulatorCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Writes the passwords too, unless they are the public defaults, and the pins, tokens and keys in settings. If omitted, a simulator that starts with the file has the defaults.</summary>
    [Parameter]
    public SwitchParameter IncludePassword { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => base.ErrorTarget ?? Path;

    private protected override void Process(PortSipSimulator simulator)
    {
        var path = FileSystemPaths.Resolve(this, Path);
        if (!ShouldProcess(path, $"Write the tenant of the simulator {simulator.Server}"))
            return;
        TextFile.Write(path, SimulatorTenantFile.Write(simulator.Simulator.Pbx.Tenant, IncludePassword), Force ? RecordingTargetConflict.Replace : RecordingTargetConflict.Fail);
        if (PassThru)
            WriteObject(new FileInfo(path));
    }
}
