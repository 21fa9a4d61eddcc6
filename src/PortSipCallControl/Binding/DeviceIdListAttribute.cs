using PortSip.Client;

namespace PortSipCallControl;

/// <summary>For the instance ids of devices, which can be the devices themselves, such as those of a piped extension.</summary>
internal sealed class DeviceIdListAttribute : PlainTextAttribute
{
    private protected override bool IsList => true;

    private protected override string One(object? input) => Given.Value(input) is PortSipDevice device ? base.One(device.InstanceId) : base.One(input);
}
