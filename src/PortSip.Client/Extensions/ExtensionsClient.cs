namespace PortSip.Client;

/// <summary>Extensions and their devices (API §9). An extension is identified by its number.</summary>
public sealed class ExtensionsClient
{
    private readonly ApiSender _sender;

    internal ExtensionsClient(ApiSender sender) => _sender = sender;

    /// <summary><c>GET /users</c>: the extensions, without their status. Users without an extension are left out. Requires the permission Users: View.</summary>
    /// <exception cref="PortSipException">Forbidden, and the failures of every request.</exception>
    public IAsyncEnumerable<PortSipExtension> ListAsync() => List(ownFilter: null, keep: null, limit: null);

    /// <summary>The first of them.</summary>
    internal IAsyncEnumerable<PortSipExtension> ListFirstAsync(long limit) => List(ownFilter: null, keep: null, limit);

    /// <summary><c>GET /users</c> with a filter: the extension with the number, without its status.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public async Task<PortSipExtension> FindAsync(string number, CancellationToken cancellationToken)
    {
        var filter = ODataFilter.AnyOf("extension_number", [Validation.Number(number)])!;
        var shown = NeutralText.Of(number);
        var found = await List(new FilterConditions(filter, filter), extension => extension.ExtensionNumber == shown, limit: 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : throw NotFound(number);
    }

    /// <summary><c>GET /users/{id}/status</c>: the extension with its status and its devices.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<PortSipExtension> GetStatusAsync(PortSipExtension extension, CancellationToken cancellationToken) =>
        extension.With(await _sender.ReadAsync(ExtensionEndpoints.GetStatus.Request(Named(extension)), ExtensionJson.Wire.UserStatusAnswer, cancellationToken).ConfigureAwait(false));

    /// <summary><c>GET /users/{id}</c>: the extension with its forwarding rules.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<PortSipExtension> GetForwardingAsync(PortSipExtension extension, CancellationToken cancellationToken) =>
        extension with { Forwarding = [.. (await ReadSettingsAsync(extension, cancellationToken).ConfigureAwait(false)).Rules] };

    /// <summary>
    /// <c>GET</c> and <c>POST /users/{id}</c>: changes settings of an extension. They are read, changed and sent back whole, since the PBX may reset
    /// what is left out; a change by someone else at the same time doesn't undo this one.
    /// </summary>
    /// <exception cref="PortSipException">NotFound; ValidationFailed; Conflict: the change doesn't last.</exception>
    internal Task ChangeAsync(PortSipExtension extension, ExtensionChange change, CancellationToken cancellationToken)
    {
        (string Name, string Value)[] values = [.. Named(extension), ("change", change.Validated().ToString())];
        var request = ExtensionEndpoints.ChangeSettings.Request(values);
        return WholeChange.MakeAsync(
            _sender,
            request.Operation,
            request.PathAndQuery,
            token => ReadSettingsAsync(extension, token),
            settings => settings.With(change),
            (settings, token) => _sender.SendAsync(request with { Body = settings.ToBody(), CarriedSecrets = settings.SecretValues }, token),
            cancellationToken);
    }

    /// <summary><c>POST /users/{id}/status/{instance_id}/destroy_status</c>: drops the registration of a device. It can register again.</summary>
    /// <exception cref="PortSipException">NotFound: the extension doesn't exist, or the device isn't registered.</exception>
    public Task DropDeviceAsync(PortSipExtension extension, string instanceId, CancellationToken cancellationToken) =>
        _sender.SendAsync(ExtensionEndpoints.DropDevice.Request([.. Named(extension), ("instance", instanceId)]), cancellationToken);

    /// <summary>There is no such extension, or the signed-in user can't see it.</summary>
    internal static PortSipException NotFound(string number) =>
        new(PortSipFailure.NotFound, $"There is no extension with the number {number}.")
        {
            Operation = "find the extension",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.ExtensionUnknown,
        };

    private IAsyncEnumerable<PortSipExtension> List(FilterConditions? ownFilter, Func<PortSipExtension, bool>? keep, long? limit) => _sender.ReadCollection(
        new CollectionRequest(ExtensionEndpoints.List.Request()) { OwnFilter = ownFilter },
        ExtensionJson.Wire.Users,
        user => user.Id,
        user => user.Id is null || user.ExtensionNumber is null ? null : PortSipExtension.From(user, _sender.Connection),
        keep,
        limit);

    private Task<ExtensionSettings> ReadSettingsAsync(PortSipExtension extension, CancellationToken cancellationToken) =>
        ExtensionSettings.ReadAsync(_sender, ExtensionEndpoints.GetSettings.Request(Named(extension)), cancellationToken);

    private static (string Name, string Value)[] Named(PortSipExtension extension) => [("number", extension.ExtensionNumber ?? extension.Id), ("id", extension.Id)];
}
