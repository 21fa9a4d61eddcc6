using System.Management.Automation;

namespace PortSipCallControl.Benchmarks;

/// <summary>The least that a cmdlet can do to hold a call: what is above it is the module's own, what is below the engine's.</summary>
public abstract class BareCommand : PSCmdlet
{
    /// <summary>The session id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string Id { get; set; } = "";

    /// <summary>The number whose leg it is.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string ExtensionNumber { get; set; } = "";

    /// <summary>The client that they share.</summary>
    internal static BareClient? Client { get; set; }

    private protected abstract Task SendAsync(BareClient client);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess("the PBX", "Hold"))
            SendAsync(Client!).GetAwaiter().GetResult();
    }
}

/// <summary>Holds.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "Bare", SupportsShouldProcess = true)]
public sealed class SuspendBareCommand : BareCommand
{
    private protected override Task SendAsync(BareClient client) => client.HoldAsync(Id);
}

/// <summary>Resumes.</summary>
[Cmdlet(VerbsLifecycle.Resume, "Bare", SupportsShouldProcess = true)]
public sealed class ResumeBareCommand : BareCommand
{
    private protected override Task SendAsync(BareClient client) => client.UnholdAsync(Id);
}
