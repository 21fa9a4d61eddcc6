using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Takes a leg of a call off hold.</summary>
[Cmdlet(VerbsLifecycle.Resume, "PortSipCall", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipCall))]
public sealed class ResumePortSipCallCommand : CallLegCommand
{
    private protected override Endpoint Endpoint => CallEndpoints.Unhold;

    private protected override Endpoint LatestEndpoint => CallEndpoints.UnholdLatest;

    private protected override OnceOnlyVerb Verb => OnceOnlyVerb.Resumed;

    private protected override bool IsHeldAfter => false;

    private protected override Task ActAsync(PortSipClient client, string id, string number, CancellationToken cancellationToken) =>
        client.Calls.UnholdAsync(id, number, cancellationToken);

    private protected override Task ActOnLatestAsync(PortSipClient client, string number, CancellationToken cancellationToken) =>
        client.Calls.UnholdLatestAsync(number, cancellationToken);
}
