namespace PortSip.Client;

/// <summary>Trunks (API §9).</summary>
public sealed class TrunksClient
{
    private readonly ApiSender _sender;

    internal TrunksClient(ApiSender sender) => _sender = sender;

    /// <summary><c>GET /providers</c>: the trunks, without their status. Requires the permission Trunk: View.</summary>
    /// <exception cref="PortSipException">Forbidden, and the failures of every request.</exception>
    public IAsyncEnumerable<PortSipTrunk> ListAsync() => _sender.ReadCollection(
        new CollectionRequest(TrunkEndpoints.List.Request()),
        TrunkJson.Wire.Trunks,
        trunk => trunk.Id,
        trunk => trunk.Id is null ? null : PortSipTrunk.From(trunk, _sender.Connection));

    /// <summary><c>GET /providers/{id}/status</c>: the trunk with its status.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<PortSipTrunk> GetStatusAsync(PortSipTrunk trunk, CancellationToken cancellationToken)
    {
        var request = TrunkEndpoints.GetStatus.Request(("trunk", trunk.ToString()), ("id", trunk.Id));
        var answer = await _sender.ReadAsync(request, TrunkJson.Wire.TrunkStatusAnswer, cancellationToken).ConfigureAwait(false);
        return trunk with { Status = PortSipTrunk.StatusOf(answer.Status) };
    }
}
