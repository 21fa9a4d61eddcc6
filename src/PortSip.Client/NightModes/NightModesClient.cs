namespace PortSip.Client;

/// <summary>
/// Night mode of the company, its queues, ring groups and virtual receptionists (API §9). It is a setting of the object that it concerns, which is read,
/// changed and sent back whole, since the PBX may reset what is left out; a change by someone else at the same time doesn't undo this one.
/// </summary>
public sealed class NightModesClient
{
    // The requests have no such fields. A file is set by an id that no response has.
    private static readonly HashSet<string> OnlyRead = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "extension_number", "moh_prompt_file_name", "moh_prompt_file_size", "moh_prompt_file_url", "intro_prompt_file_name", "intro_prompt_file_size", "intro_prompt_file_url",
        "prompt_file_name", "prompt_file_size", "prompt_file_url", "transfer_prompt_file_name", "transfer_prompt_file_size", "transfer_prompt_file_url",
        "avatar_file_name", "avatar_file_size", "avatar_file_url", "used_disk_quota", "disk_quota", "im_disk_quota", "max_extensions", "max_concurrent_calls", "max_ring_groups",
        "max_virtual_receptionists", "max_call_queues", "max_conference_rooms",
    };

    private readonly ApiSender _sender;
    private readonly QueuesClient _queues;
    private readonly RingGroupsClient _ringGroups;

    internal NightModesClient(ApiSender sender, QueuesClient queues, RingGroupsClient ringGroups)
    {
        _sender = sender;
        _queues = queues;
        _ringGroups = ringGroups;
    }

    /// <summary><c>GET /tenant</c>, <c>/call_queues/{id}</c>, <c>/ring_groups/{id}</c> or <c>/ivrs/{id}</c>: the night mode of one of them.</summary>
    /// <param name="scope">What it is.</param>
    /// <param name="number">Its number or id; ignored for the company.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<PortSipNightMode> GetAsync(PortSipNightModeScope scope, string? number, CancellationToken cancellationToken)
    {
        var service = await FindAsync(scope, number, cancellationToken).ConfigureAwait(false);
        return PortSipNightMode.From(service, await ReadAsync(service, cancellationToken).ConfigureAwait(false), _sender.Connection);
    }

    /// <summary>The same paths with <c>POST</c>: turns night mode on or off. Doing it twice has the same effect as once.</summary>
    /// <param name="scope">What it is.</param>
    /// <param name="number">Its number or id; ignored for the company.</param>
    /// <param name="isOn">Whether night mode is to be on.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The night mode after the change.</returns>
    /// <exception cref="PortSipException">NotFound: it doesn't exist, or the PBX has no night mode for it; Conflict: the change doesn't last.</exception>
    public async Task<PortSipNightMode> SetAsync(PortSipNightModeScope scope, string? number, bool isOn, CancellationToken cancellationToken)
    {
        var service = await FindAsync(scope, number, cancellationToken).ConfigureAwait(false);
        var request = NightModeEndpoints.Set(scope).Request([.. service.Values, ("state", isOn ? "on" : "off")]);
        var changed = await WholeChange.MakeAsync(
            _sender,
            request.Operation,
            request.PathAndQuery,
            token => ReadAsync(service, token),
            settings => PortSipNightMode.Change(settings, isOn, request.Operation),
            (settings, token) => _sender.SendAsync(request with { Body = settings.ToBody(OnlyRead), CarriedSecrets = settings.SecretValues }, token),
            cancellationToken).ConfigureAwait(false);
        return PortSipNightMode.From(service, changed, _sender.Connection);
    }

    /// <summary><c>GET /ivrs</c>: the virtual receptionists. There are none if this PBX doesn't know the path.</summary>
    internal async Task<IReadOnlyList<PortSipQueue>> ListReceptionistsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _sender.ReadCollection(
                new CollectionRequest(NightModeEndpoints.ListReceptionists.Request()),
                QueueJson.Wire.Queues,
                receptionist => receptionist.Id,
                receptionist => receptionist.Id is null ? null : PortSipQueue.From(receptionist, _sender.Connection)).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.NotFound)
        {
            _sender.Log.Verbose(e.Message);
            return [];
        }
    }

    private async Task<NightModeService> FindAsync(PortSipNightModeScope scope, string? number, CancellationToken cancellationToken)
    {
        switch (scope)
        {
            case PortSipNightModeScope.Queue:
                var queue = await _queues.FindAsync(number!, cancellationToken).ConfigureAwait(false);
                return new NightModeService(scope, queue.QueueNumber, queue.Name, queue.Id);
            case PortSipNightModeScope.RingGroup:
                var group = await _ringGroups.FindAsync(number!, cancellationToken).ConfigureAwait(false);
                return new NightModeService(scope, group.RingGroupNumber, group.Name, group.Id);
            case PortSipNightModeScope.Receptionist:
                var shown = NeutralText.Of(Validation.Required(number, "The virtual receptionist", longest: 256));
                var all = await ListReceptionistsAsync(cancellationToken).ConfigureAwait(false);
                var found = all.FirstOrDefault(one => one.QueueNumber == shown) ?? all.FirstOrDefault(one => one.Id == shown) ?? throw NoReceptionist(number!);
                return new NightModeService(scope, found.QueueNumber, found.Name, found.Id);
            default:
                return NightModeService.Company;
        }
    }

    private Task<WholeObject> ReadAsync(NightModeService service, CancellationToken cancellationToken) =>
        WholeObject.ReadAsync(_sender, NightModeEndpoints.Get(service.Scope).Request(service.Values), cancellationToken);

    private static PortSipException NoReceptionist(string wanted) =>
        new(PortSipFailure.NotFound, $"There is no virtual receptionist with the number or id {wanted}.")
        {
            Operation = "find the virtual receptionist",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.ReceptionistUnknown,
        };
}
