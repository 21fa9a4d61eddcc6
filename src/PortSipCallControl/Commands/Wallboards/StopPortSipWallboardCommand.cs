using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Stops wallboards and frees their ports.</summary>
[Cmdlet(VerbsLifecycle.Stop, "PortSipWallboard", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class StopPortSipWallboardCommand : PortSipCmdlet
{
    /// <summary>The wallboards; by default all that this session (runspace) has started.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [OfType(typeof(PortSipWallboard))]
    [NoOffers]
    public PortSipWallboard[]? Wallboard { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (var wallboard in Wallboard ?? RunspaceWallboards.Running)
        {
            if (!ShouldProcess(wallboard.Uri.GetLeftPart(UriPartial.Authority), "Stop the wallboard"))
                continue;
            RunspaceWallboards.Remove(wallboard);
            wallboard.Stop();
        }
        return Task.CompletedTask;
    }
}
