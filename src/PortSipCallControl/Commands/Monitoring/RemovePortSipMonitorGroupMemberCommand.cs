using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Removes members or supervisors from a monitor group.</summary>
[Cmdlet(VerbsCommon.Remove, "PortSipMonitorGroupMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePortSipMonitorGroupMemberCommand : MonitorGroupMemberCommand
{
    private protected override Endpoint Endpoint => MonitoringEndpoints.Of(Role).Remove;

    private protected override Task ActAsync(PortSipClient client, string groupId, string number, PortSipMonitorRole role, CancellationToken cancellationToken) =>
        client.Monitoring.RemoveFromGroupAsync(groupId, number, role, cancellationToken);
}
