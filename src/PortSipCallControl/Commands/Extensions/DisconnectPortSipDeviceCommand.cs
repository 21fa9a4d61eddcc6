using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Drops the registration of devices. They can register again.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "PortSipDevice", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class DisconnectPortSipDeviceCommand : BulkCmdlet
{
    /// <summary>The extension; a piped device provides its own.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberText]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string ExtensionNumber { get; set; } = "";

    /// <summary>The instance id of the device; a piped device provides its own.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [PlainText]
    [ArgumentCompleter(typeof(DeviceCompleter))]
    public string InstanceId { get; set; } = "";

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => $"{InstanceId} of {ExtensionNumber}";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var (number, instance) = (ExtensionNumber, InstanceId);
        if (!ShouldSend(ExtensionEndpoints.DropDevice.Announce(("number", number), ("instance", instance), ("id", number))))
            return;
        var client = Client;
        await SubmitAsync(ErrorTarget!, async token =>
        {
            await client.Extensions.DropDeviceAsync(await client.Extensions.FindAsync(number, token), instance, token);
            return null;
        });
    }
}
