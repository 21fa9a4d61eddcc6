using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Adds extensions to a queue, or changes their skill level in it. All other members stay.</summary>
[Cmdlet(VerbsCommon.Add, "PortSipQueueMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class AddPortSipQueueMemberCommand : QueueMemberCommand
{
    /// <summary>The skill level, 1 to 100. If omitted, members keep theirs, and new members get 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankCellIsAbsent]
    [NumberCell]
    [NoOffers]
    public int? SkillLevel { get; set; }

    private protected override string ChangeText => MemberLists.AddText(ExtensionNumber, SkillLevel);

    private protected override Func<CancellationToken, Task> Change(PortSipClient client, IReadOnlyList<string> numbers)
    {
        var (queue, skillLevel) = (Queue, SkillLevel);
        return token => client.QueueMembers.AddAsync(queue, numbers, skillLevel, token);
    }
}
