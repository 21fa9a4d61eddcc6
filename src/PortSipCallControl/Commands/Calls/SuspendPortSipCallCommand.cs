using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Puts a leg of a call on hold.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "PortSipCall", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipCall))]
public sealed class SuspendPortSipCallCommand : CallLegCommand
{
    private protected override Endpoint Endpoint => CallEndpoints.Hold;

    private protected override Endpoint LatestEndpoint => CallEndpoints.HoldLatest;

    private protected override OnceOnlyVerb Verb => OnceOnlyVerb.Held;

    private protected override bool IsHeldAfter => true;

    private protected override Task ActAsync(PortSipClient client, string id, string number, CancellationToken cancellationToken) =>
        client.Calls.HoldAsync(id, number, cancellationToken);

    private protected override Task ActOnLatestAsync(PortSipClient client, string number, CancellationToken cancellationToken) =>
        client.Calls.HoldLatestAsync(number, cancellationToken);
}
