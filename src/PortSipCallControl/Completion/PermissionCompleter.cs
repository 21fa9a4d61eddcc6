using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the permissions that Test-PortSipConnection checks.</summary>
internal sealed class PermissionCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
    [
        new(PermissionCheck.CallEvents, "subscribe to cdr_events"),
        .. PermissionCheck.All.Select(permission => new Offer(permission.Name, permission.Endpoint.Line())),
    ];
}
