namespace PortSip.Client;

/// <summary>Supervision, monitor groups, and what else is done by dialling a feature code (API §5).</summary>
public sealed partial class PortSipClient
{
    /// <summary>
    /// Has the supervisor's phone called and connected with the agent's call: an originate to the tenant's feature code
    /// (<c>*63601*2</c>). The documents know that code for dialling by phone only; that an originate reaches it is inferred.
    /// </summary>
    /// <param name="supervisor">The supervisor's extension, which the PBX calls.</param>
    /// <param name="agent">The agent's extension.</param>
    /// <param name="mode">How the supervisor takes part.</param>
    /// <param name="featureCode">The code in place of the tenant's own; null to ask for it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">NotFound: the feature is switched off. And the failures of an originate.</exception>
    public async Task<PortSipCall> StartMonitorAsync(string supervisor, string agent, PortSipMonitorMode mode, string? featureCode, CancellationToken cancellationToken)
    {
        var code = featureCode ?? await FeatureCodeAsync(PortSipFeature.SilentCallMonitoring, cancellationToken).ConfigureAwait(false);
        return await OriginateCallAsync(new OriginateRequest { Caller = supervisor, Callee = FeatureDialString.Monitor(code, agent, mode) }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Parks a call at an extension: a blind transfer to the parking code, as documented. It is never sent twice.</summary>
    /// <param name="id">The session id.</param>
    /// <param name="extensionNumber">Who parks it, and leaves.</param>
    /// <param name="parkAt">The extension at which it waits.</param>
    /// <param name="featureCode">The code in place of the tenant's own; null to ask for it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">The failures of <see cref="TransferCallAsync"/>.</exception>
    public async Task ParkCallAsync(string id, string extensionNumber, string parkAt, string? featureCode, CancellationToken cancellationToken)
    {
        var code = featureCode ?? await FeatureCodeAsync(PortSipFeature.CallPark, cancellationToken).ConfigureAwait(false);
        await TransferCallAsync(id, extensionNumber, FeatureDialString.OnExtension(code, parkAt), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Has an extension's phone called and connected with what the feature gets for it: a call that rings elsewhere, or one that is
    /// parked. The documents know the codes for dialling by phone only; that an originate reaches them is inferred.
    /// </summary>
    /// <exception cref="PortSipException">NotFound: the feature is switched off. And the failures of an originate.</exception>
    internal async Task<PortSipCall> ReceiveCallAsync(PortSipFeature feature, string extensionNumber, string from, string? featureCode, CancellationToken cancellationToken)
    {
        var code = featureCode ?? await FeatureCodeAsync(feature, cancellationToken).ConfigureAwait(false);
        return await OriginateCallAsync(new OriginateRequest { Caller = extensionNumber, Callee = FeatureDialString.OnExtension(code, from) }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>GET /monitor_groups</c>: the groups, without their people.</summary>
    /// <exception cref="PortSipException">Forbidden, and the failures of every request.</exception>
    public IAsyncEnumerable<PortSipMonitorGroup> ListMonitorGroupsAsync() =>
        ReadCollection(
            new CollectionRequest("list the monitor groups", "monitor_groups"),
            Wire.Json.MonitorGroups,
            group => group.Id,
            group => group.Id is null ? null : PortSipMonitorGroup.From(group, connection));

    /// <summary><c>GET /monitor_groups/{id}/members</c> and <c>/managers</c>: the group with its people.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<PortSipMonitorGroup> GetMonitorGroupPeopleAsync(PortSipMonitorGroup group, CancellationToken cancellationToken) => group with
    {
        Members = await ListMonitorPeopleAsync(group, PortSipMonitorRole.Member, cancellationToken).ConfigureAwait(false),
        Supervisors = await ListMonitorPeopleAsync(group, PortSipMonitorRole.Supervisor, cancellationToken).ConfigureAwait(false),
    };

    /// <summary><c>POST /monitor_groups/{id}/members/{extension}</c>, or <c>/managers</c>: adds somebody. Sending it twice is the same as once.</summary>
    /// <exception cref="PortSipException">NotFound: no such group or extension.</exception>
    public Task AddToMonitorGroupAsync(string groupId, string extensionNumber, PortSipMonitorRole role, CancellationToken cancellationToken) =>
        SendAsync(Post($"add {extensionNumber} to the monitor group {groupId}", MonitorPersonPath(groupId, role, extensionNumber), Repeatability.Repeatable), cancellationToken);

    /// <summary><c>POST /monitor_groups/{id}/members/{extension}/destroy</c>, or <c>/managers</c>: removes somebody. Sending it twice is the same as once.</summary>
    /// <exception cref="PortSipException">NotFound: no such group, or not in it.</exception>
    public Task RemoveFromMonitorGroupAsync(string groupId, string extensionNumber, PortSipMonitorRole role, CancellationToken cancellationToken) =>
        SendAsync(
            Post($"remove {extensionNumber} from the monitor group {groupId}", $"{MonitorPersonPath(groupId, role, extensionNumber)}/destroy", Repeatability.Repeatable) with { IsDelete = true },
            cancellationToken);

    private static string MonitorPath(string groupId, PortSipMonitorRole role) => $"monitor_groups/{Segment(groupId)}/{(role == PortSipMonitorRole.Supervisor ? "managers" : "members")}";

    private static string MonitorPersonPath(string groupId, PortSipMonitorRole role, string extensionNumber) =>
        $"{MonitorPath(groupId, role)}/{Segment(Number(extensionNumber, "extension_number"))}";

    private Task<IReadOnlyList<PortSipMonitorPerson>> ListMonitorPeopleAsync(PortSipMonitorGroup group, PortSipMonitorRole role, CancellationToken cancellationToken) =>
        ReadItemsAsync(
            Get($"list who is in the monitor group {group}", MonitorPath(group.Id, role)),
            Wire.Json.MonitorPeople,
            person => new PortSipMonitorPerson { Id = person.Id, ExtensionNumber = person.ExtensionNumber, DisplayName = person.DisplayName ?? person.Name },
            cancellationToken);

    private Task<string> FeatureCodeAsync(PortSipFeature feature, CancellationToken cancellationToken) => connection.FeatureCodes.GetAsync(feature, ListFeatureCodesAsync, cancellationToken);

    /// <summary><c>GET /feature_access_codes</c>; none where this user may not see them.</summary>
    private async Task<IReadOnlyList<FeatureCodeAnswer>> ListFeatureCodesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReadItemsAsync(Get("list the feature codes", "feature_access_codes"), Wire.Json.FeatureCodes, code => code, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e.Failure is PortSipFailure.Forbidden or PortSipFailure.NotFound)
        {
            _log.Verbose($"{e.Message} Using the default code.");
            return [];
        }
    }
}
