namespace PortSip.Client;

/// <summary>Ring groups (API §9). A group is identified by its number or its id; numbers are resolved once per connection.</summary>
public sealed class RingGroupsClient
{
    private readonly ApiSender _sender;

    internal RingGroupsClient(ApiSender sender) => _sender = sender;

    private NumberDirectory<PortSipRingGroup> Known =>
        _sender.Connection.Part(static _ => new NumberDirectory<PortSipRingGroup>(group => group.RingGroupNumber, group => group.Id, (wanted, _) => NotFound(wanted)));

    /// <summary><c>GET /ring_groups</c>: the groups.</summary>
    /// <exception cref="PortSipException">The failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipRingGroup>> ListAsync(CancellationToken cancellationToken)
    {
        var groups = await _sender.ReadCollection(
            new CollectionRequest(RingGroupEndpoints.List.Request()),
            RingGroupJson.Wire.RingGroups,
            group => group.Id,
            group => group.Id is null ? null : PortSipRingGroup.From(group, _sender.Connection)).ToListAsync(cancellationToken).ConfigureAwait(false);
        Known.Remember(groups);
        return groups;
    }

    /// <summary>The group with the number or id.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public Task<PortSipRingGroup> FindAsync(string group, CancellationToken cancellationToken) =>
        Known.FindAsync(Validation.Required(group, "The ring group", longest: 256), other: null, ListAsync, cancellationToken);

    private static PortSipException NotFound(string wanted) =>
        new(PortSipFailure.NotFound, $"There is no ring group with the number or id {wanted}.")
        {
            Operation = "find the ring group",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.RingGroupUnknown,
        };
}
