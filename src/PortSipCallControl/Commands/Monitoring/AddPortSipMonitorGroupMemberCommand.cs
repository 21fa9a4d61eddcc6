using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Adds members or supervisors to a monitor group.</summary>
[Cmdlet(VerbsCommon.Add, "PortSipMonitorGroupMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class AddPortSipMonitorGroupMemberCommand : MonitorGroupMemberCommand
{
    private protected override Endpoint Endpoint => MonitoringEndpoints.Of(Role).Add;

    private protected override Task ActAsync(PortSipClient client, string groupId, string number, PortSipMonitorRole role, CancellationToken cancellationToken) =>
        client.Monitoring.AddToGroupAsync(groupId, number, role, cancellationToken);
}
