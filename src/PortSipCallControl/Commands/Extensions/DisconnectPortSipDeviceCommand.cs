using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Drops the registration of devices. They can register again.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "PortSipDevice", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class DisconnectPortSipDeviceCommand : BulkCmdlet
{
    /// <summary>The extension; a piped device or extension provides its own.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberText]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string ExtensionNumber { get; set; } = "";

    /// <summary>The instance ids of devices; a piped device provides its own, and a piped extension those of all its devices.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Devices")]
    [DeviceIdList(AllowsNone = true)]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(DeviceCompleter))]
    public string[] InstanceId { get; set; } = [];

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => $"{string.Join(", ", InstanceId)} of {ExtensionNumber}";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var number = ExtensionNumber;
        if (InstanceId.Length == 0)
            WriteVerbose($"No device is registered for the extension {number}.");
        foreach (var instance in InstanceId)
        {
            if (!ShouldSend(ExtensionEndpoints.DropDevice.Announce(("number", number), ("instance", instance), ("id", number))))
                continue;
            var client = Client;
            await SubmitAsync($"{instance} of {number}", async token =>
            {
                await client.Extensions.DropDeviceAsync(await client.Extensions.FindAsync(number, token), instance, token);
                return null;
            });
        }
    }
}
