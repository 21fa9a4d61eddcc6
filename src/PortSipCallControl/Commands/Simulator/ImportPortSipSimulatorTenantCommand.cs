using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>Replaces the tenant and the rules of a running simulator with those of a file of Export-PortSipSimulatorTenant.</summary>
[Cmdlet(VerbsData.Import, "PortSipSimulatorTenant", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class ImportPortSipSimulatorTenantCommand : SimulatorCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <inheritdoc/>
    protected override object? ErrorTarget => base.ErrorTarget ?? Path;

    private protected override void Process(PortSipSimulator simulator)
    {
        var path = FileSystemPaths.Resolve(this, Path);
        var pbx = simulator.Simulator.Pbx;
        var tenant = TenantFiles.Read(path, pbx.Tenant);
        if (!ShouldProcess(simulator.Server, $"Replace the tenant with that of {path}"))
            return;
        try
        {
            pbx.Import(tenant);
        }
        catch (SimulatorTenantException e)
        {
            throw TenantFiles.Unusable(path, e, "Start a simulator with Start-PortSipSimulator -TenantPath, or change the file.");
        }
        catch (SimulatorBusyException e)
        {
            throw new CommandException(PortSipFailure.Conflict, $"The tenant of {simulator.Server} can't be replaced: {e.Message}", "End the calls first: Get-PortSipCall | Stop-PortSipCall.", e);
        }
        foreach (var connection in RunspaceConnections.Current.All.Where(connection => simulator.Serves(connection.ApiUri)))
            connection.ForgetTenant();
    }
}
