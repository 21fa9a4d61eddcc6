using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to adding members to a ring group and removing them.</summary>
public abstract class RingGroupMemberCommand : MemberCommand
{
    /// <summary>The group's number or id; a piped member provides its own if it isn't specified.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RingGroupNumber")]
    [IdText(Meaning = "the number or id of a ring group")]
    [ArgumentCompleter(typeof(RingGroupCompleter))]
    public string RingGroup { get; set; } = "";

    private protected override string Owner => RingGroup;

    private protected override string Announcement => RingGroupEndpoints.SetMembers.Announce(("group", RingGroup), ("groupId", RingGroup), ("change", ChangeText));

    private protected abstract string ChangeText { get; }
}
