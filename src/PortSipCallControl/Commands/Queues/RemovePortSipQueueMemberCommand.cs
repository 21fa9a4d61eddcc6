using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Removes extensions from a queue. All other members stay.</summary>
[Cmdlet(VerbsCommon.Remove, "PortSipQueueMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class RemovePortSipQueueMemberCommand : QueueMemberCommand
{
    private protected override string ChangeText => QueueMembersClient.RemoveText(ExtensionNumber);

    private protected override Func<CancellationToken, Task<object?>> Change(PortSipClient client, string queue, IReadOnlyList<string> numbers) => async token =>
    {
        await client.QueueMembers.RemoveAsync(queue, numbers, token);
        return null;
    };
}
