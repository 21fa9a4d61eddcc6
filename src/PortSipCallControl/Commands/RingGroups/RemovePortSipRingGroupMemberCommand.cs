using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Removes extensions from a ring group. All other members stay.</summary>
[Cmdlet(VerbsCommon.Remove, "PortSipRingGroupMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class RemovePortSipRingGroupMemberCommand : RingGroupMemberCommand
{
    private protected override string ChangeText => MemberLists.RemoveText(ExtensionNumber);

    private protected override Func<CancellationToken, Task> Change(PortSipClient client, IReadOnlyList<string> numbers)
    {
        var group = RingGroup;
        return token => client.RingGroupMembers.RemoveAsync(group, numbers, token);
    }
}
