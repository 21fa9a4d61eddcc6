namespace PortSip.Client;

/// <summary>
/// Who is in a ring group (API §9). A group is identified by its number or its id. Simultaneous changes on this computer take turns; see
/// <see cref="MemberLists"/>.
/// </summary>
public sealed class RingGroupMembersClient
{
    private readonly ApiSender _sender;
    private readonly RingGroupsClient _groups;
    private readonly MemberLists _lists;

    internal RingGroupMembersClient(ApiSender sender, RingGroupsClient groups)
    {
        _sender = sender;
        _groups = groups;
        _lists = new MemberLists(sender, RingGroupEndpoints.ListMembers, RingGroupEndpoints.SetMembers);
    }

    /// <summary><c>GET /ring_groups/{id}/agents</c>: the members of a group.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipRingGroupMember>> ListAsync(string group, CancellationToken cancellationToken)
    {
        var found = await _groups.FindAsync(group, cancellationToken).ConfigureAwait(false);
        return await _sender.ReadItemsAsync(
            RingGroupEndpoints.ListMembers.Request(Named(found)),
            QueueJson.Wire.Agents,
            member => member.ExtensionNumber is null ? null : PortSipRingGroupMember.From(member, found, _sender.Connection),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>POST /ring_groups/{id}/agents</c>: adds members to a group, or changes their skill level. Doing it twice has the same effect as once.</summary>
    /// <param name="group">The group's number or id.</param>
    /// <param name="numbers">The extensions.</param>
    /// <param name="skillLevel">1 to 100; null keeps that of members, and is 1 for new members.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">NotFound; ValidationFailed: the skill level isn't from 1 to 100; Conflict: the change doesn't last.</exception>
    public Task AddAsync(string group, IReadOnlyList<string> numbers, int? skillLevel, CancellationToken cancellationToken) =>
        _lists.AddAsync(token => NamedAsync(group, token), numbers, skillLevel, cancellationToken);

    /// <summary><c>POST /ring_groups/{id}/agents</c>: removes members from a group.</summary>
    /// <exception cref="PortSipException">NotFound: the group doesn't exist, or some weren't members (the others are removed); Conflict: the change doesn't last.</exception>
    public async Task RemoveAsync(string group, IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        var strangers = await _lists.RemoveAsync(token => NamedAsync(group, token), numbers, cancellationToken).ConfigureAwait(false);
        if (strangers.Count > 0)
            throw NoMembers(group, strangers);
    }

    private async Task<(string Name, string Value)[]> NamedAsync(string group, CancellationToken cancellationToken) =>
        Named(await _groups.FindAsync(group, cancellationToken).ConfigureAwait(false));

    private static (string Name, string Value)[] Named(PortSipRingGroup group) => [("group", group.ToString()), ("groupId", group.Id)];

    private static PortSipException NoMembers(string group, IReadOnlyList<string> numbers) =>
        new(PortSipFailure.NotFound, $"The ring group {group} has no member {string.Join(" or ", numbers)}.")
        {
            Operation = "remove members from the ring group",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.RingGroupMemberUnknown,
        };
}
