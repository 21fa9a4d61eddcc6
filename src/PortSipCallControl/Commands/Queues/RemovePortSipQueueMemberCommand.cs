using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Removes extensions from a queue. All other members stay.</summary>
[Cmdlet(VerbsCommon.Remove, "PortSipQueueMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class RemovePortSipQueueMemberCommand : QueueMemberCommand
{
    private protected override string ChangeText => MemberLists.RemoveText(ExtensionNumber);

    private protected override Func<CancellationToken, Task> Change(PortSipClient client, IReadOnlyList<string> numbers)
    {
        var queue = Queue;
        return token => client.QueueMembers.RemoveAsync(queue, numbers, token);
    }
}
