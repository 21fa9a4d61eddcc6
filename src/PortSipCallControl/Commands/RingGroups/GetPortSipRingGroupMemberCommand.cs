using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets the members of ring groups with their skill levels, one request for each group.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipRingGroupMember")]
[OutputType(typeof(PortSipRingGroupMember))]
public sealed class GetPortSipRingGroupMemberCommand : BulkCmdlet
{
    /// <summary>The numbers or ids of the groups; all by default. Wildcards are supported. Accepts piped numbers.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RingGroupNumber")]
    [IdTextList(Meaning = "the number or id of a ring group")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RingGroupCompleter))]
    public string[] RingGroup { get; set; } = [];

    /// <summary>Only these members; wildcards are supported.</summary>
    [Parameter(Position = 1)]
    [RecordedNumberList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public string[] ExtensionNumber { get; set; } = [];

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => string.Join(", ", RingGroup);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (RingGroup.Length == 0)
            RefuseInputWithout("Pipe the numbers or ids of ring groups.");
        var client = Client;
        var numbers = NumberPatterns.Of(nameof(ExtensionNumber), ExtensionNumber);
        foreach (var group in await GroupsAsync(client, cancellationToken))
            await SubmitAsync(group, async token => Matching(await client.RingGroupMembers.ListAsync(group, token), numbers));
    }

    private async Task<IEnumerable<string>> GroupsAsync(PortSipClient client, CancellationToken cancellationToken)
    {
        if (RingGroup.Length > 0 && !Array.Exists(RingGroup, NumberPatterns.IsPattern))
            return RingGroup;
        var all = await client.RingGroups.ListAsync(cancellationToken);
        return RingGroup.Length == 0
            ? all.Select(group => group.Id)
            : NumberPatterns.WithoutPatterns(nameof(RingGroup), RingGroup, all.Select(group => (group.RingGroupNumber, group.Id)));
    }

    private static BatchResults Matching(IReadOnlyList<PortSipRingGroupMember> members, NumberPatterns numbers) =>
        [.. members.Where(member => numbers.Match(member.ExtensionNumber))];
}
