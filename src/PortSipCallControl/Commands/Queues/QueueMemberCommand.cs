using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to adding members to a queue and removing them.</summary>
public abstract class QueueMemberCommand : MemberCommand
{
    /// <summary>The queue's number or id; a piped member provides its own if it isn't specified.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("QueueNumber")]
    [IdText(Meaning = "the number or id of a queue")]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string Queue { get; set; } = "";

    private protected override string Owner => Queue;

    private protected override string Announcement => QueueEndpoints.SetAgents.Announce(("queue", Queue), ("queueId", Queue), ("change", ChangeText));

    private protected abstract string ChangeText { get; }
}
