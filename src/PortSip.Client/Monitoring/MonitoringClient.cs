namespace PortSip.Client;

/// <summary>Supervision, monitor groups, and other features that are used by dialling a code (API §5).</summary>
public sealed class MonitoringClient
{
    private readonly CallsClient _calls;
    private readonly ApiSender _sender;

    internal MonitoringClient(ApiSender sender)
    {
        _sender = sender;
        _calls = new CallsClient(sender);
    }

    /// <summary>
    /// Calls the supervisor's phone and connects it to the agent's call: an originate to the tenant's feature code
    /// (<c>*63601*2</c>). The code is documented only for dialling on a phone; that an originate reaches it is inferred.
    /// </summary>
    /// <param name="supervisor">The supervisor's extension, which the PBX calls.</param>
    /// <param name="agent">The agent's extension.</param>
    /// <param name="mode">How the supervisor takes part.</param>
    /// <param name="featureCode">Replaces the tenant's own code; null to read it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">NotFound: the feature is disabled. And the failures of an originate.</exception>
    public async Task<PortSipCall> StartAsync(string supervisor, string agent, PortSipMonitorMode mode, string? featureCode, CancellationToken cancellationToken)
    {
        var code = featureCode ?? await FeatureCodeAsync(PortSipFeature.SilentCallMonitoring, cancellationToken).ConfigureAwait(false);
        return await _calls.OriginateAsync(new OriginateRequest { Caller = supervisor, Callee = FeatureDialString.Monitor(code, agent, mode) }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Parks a call at an extension: a blind transfer to the parking code, as documented. It is never sent twice.</summary>
    /// <param name="id">The session id.</param>
    /// <param name="extensionNumber">The extension that parks the call and leaves it.</param>
    /// <param name="parkAt">The extension at which the call is parked.</param>
    /// <param name="featureCode">Replaces the tenant's own code; null to read it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">The failures of <see cref="CallsClient.TransferAsync"/>.</exception>
    public async Task ParkAsync(string id, string extensionNumber, string parkAt, string? featureCode, CancellationToken cancellationToken)
    {
        var code = featureCode ?? await FeatureCodeAsync(PortSipFeature.CallPark, cancellationToken).ConfigureAwait(false);
        await _calls.TransferAsync(id, extensionNumber, FeatureDialString.OnExtension(code, parkAt), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Calls an extension's phone and connects it to the call that the feature picks up: a call that rings at another extension, or a parked
    /// one. The codes are documented only for dialling on a phone; that an originate reaches them is inferred.
    /// </summary>
    /// <exception cref="PortSipException">NotFound: the feature is disabled. And the failures of an originate.</exception>
    internal async Task<PortSipCall> ReceiveAsync(PortSipFeature feature, string extensionNumber, string from, string? featureCode, CancellationToken cancellationToken)
    {
        var code = featureCode ?? await FeatureCodeAsync(feature, cancellationToken).ConfigureAwait(false);
        return await _calls.OriginateAsync(new OriginateRequest { Caller = extensionNumber, Callee = FeatureDialString.OnExtension(code, from) }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>GET /monitor_groups</c>: the groups, without their members and supervisors.</summary>
    /// <exception cref="PortSipException">Forbidden, and the failures of every request.</exception>
    public IAsyncEnumerable<PortSipMonitorGroup> ListGroupsAsync() =>
        _sender.ReadCollection(
            new CollectionRequest(MonitoringEndpoints.ListGroups.Request()),
            MonitoringJson.Wire.MonitorGroups,
            group => group.Id,
            group => group.Id is null ? null : PortSipMonitorGroup.From(group, _sender.Connection));

    /// <summary><c>GET /monitor_groups/{id}/members</c> and <c>/managers</c>: the group with its members and supervisors.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<PortSipMonitorGroup> GetGroupPeopleAsync(PortSipMonitorGroup group, CancellationToken cancellationToken) => group with
    {
        Members = [.. await ListMonitorPeopleAsync(group, PortSipMonitorRole.Member, cancellationToken).ConfigureAwait(false)],
        Supervisors = [.. await ListMonitorPeopleAsync(group, PortSipMonitorRole.Supervisor, cancellationToken).ConfigureAwait(false)],
    };

    /// <summary><c>POST /monitor_groups/{id}/members/{extension}</c>, or <c>/managers</c>: adds an extension. Sending it twice has the same effect as once.</summary>
    /// <exception cref="PortSipException">NotFound: the group or the extension doesn't exist.</exception>
    public Task AddToGroupAsync(string groupId, string extensionNumber, PortSipMonitorRole role, CancellationToken cancellationToken) =>
        _sender.SendAsync(MonitoringEndpoints.Of(role).Add.Request(Person(groupId, extensionNumber)), cancellationToken);

    /// <summary><c>POST /monitor_groups/{id}/members/{extension}/destroy</c>, or <c>/managers</c>: removes an extension. Sending it twice has the same effect as once.</summary>
    /// <exception cref="PortSipException">NotFound: the group doesn't exist, or the extension isn't in it.</exception>
    public Task RemoveFromGroupAsync(string groupId, string extensionNumber, PortSipMonitorRole role, CancellationToken cancellationToken) =>
        _sender.SendAsync(MonitoringEndpoints.Of(role).Remove.Request(Person(groupId, extensionNumber)), cancellationToken);

    private static (string Name, string Value)[] Person(string groupId, string extensionNumber) =>
        [("group", groupId), ("id", groupId), ("number", Validation.Number(extensionNumber))];

    private Task<IReadOnlyList<PortSipMonitorPerson>> ListMonitorPeopleAsync(PortSipMonitorGroup group, PortSipMonitorRole role, CancellationToken cancellationToken) =>
        _sender.ReadItemsAsync(
            MonitoringEndpoints.Of(role).ListPeople.Request(("group", group.ToString()), ("id", group.Id)),
            MonitoringJson.Wire.MonitorPeople,
            person => new PortSipMonitorPerson { Id = person.Id, ExtensionNumber = person.ExtensionNumber, DisplayName = person.DisplayName ?? person.Name },
            cancellationToken);

    private Task<string> FeatureCodeAsync(PortSipFeature feature, CancellationToken cancellationToken) => FeatureCodes.Of(_sender.Connection).GetAsync(feature, ListFeatureCodesAsync, cancellationToken);

    /// <summary><c>GET /feature_access_codes</c>; none if this user can't see them.</summary>
    private async Task<IReadOnlyList<FeatureCodeAnswer>> ListFeatureCodesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _sender.ReadItemsAsync(MonitoringEndpoints.ListFeatureCodes.Request(), MonitoringJson.Wire.FeatureCodes, code => code, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e.Failure is PortSipFailure.Forbidden or PortSipFailure.NotFound)
        {
            _sender.Log.Verbose($"{e.Message} Using the default code.");
            return [];
        }
    }
}
