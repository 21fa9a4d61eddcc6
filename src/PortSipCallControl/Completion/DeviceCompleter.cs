using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the instance ids of the devices of the extension that the command names, with user agent and address.</summary>
internal sealed class DeviceCompleter : Completer
{
    // An originate rings a device of the callee, unless it names another extension.
    private static readonly string[] Extensions = ["ExtensionNumber", "TargetExtensionNumber", "Callee"];

    protected override IEnumerable<Offer> Offers(CompletionQuery query)
    {
        var number = Extensions.SelectMany(parameter => Completions.Texts(query.BoundParameters, parameter)).FirstOrDefault();
        return number is null
            ? []
            : from device in Completions.Ask(query.BoundParameters, (client, token) => ListAsync(client, number, token))
              select new Offer(device.InstanceId, device.ToString());
    }

    private static async Task<IReadOnlyList<PortSipDevice>> ListAsync(PortSipClient client, string number, CancellationToken cancellationToken)
    {
        var extension = await client.Extensions.FindAsync(number, cancellationToken);
        return (await client.Extensions.GetStatusAsync(extension, cancellationToken)).Devices;
    }
}
