namespace PortSip.Simulator;

/// <summary>The tenant's extensions, in the order in which they were added. Under the PBX's lock.</summary>
internal sealed class ExtensionDirectory
{
    private readonly IdSource _ids;
    private readonly string _presence;
    private readonly Announcer<ExtensionEvent> _events;
    private readonly List<TenantExtension> _extensions = [];
    private readonly Dictionary<string, TenantExtension> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TenantExtension> _byId = new(StringComparer.Ordinal);

    public ExtensionDirectory(SimulatorOptions options, Announcer<ExtensionEvent> events)
    {
        _ids = new IdSource(options.SeedOf(RandomStream.Extensions));
        _presence = options.Version.AvailablePresence;
        _events = events;
        foreach (var setup in options.Extensions)
            Append(New(setup));
    }

    public IReadOnlyList<TenantExtension> All => _extensions;

    public TenantExtension? Find(string number) => _byNumber.TryGetValue(number, out var extension) ? extension : null;

    public TenantExtension? FindById(string id) => _byId.TryGetValue(id, out var extension) ? extension : null;

    public bool Has(string number) => Find(number) is not null;

    /// <summary>Its id in responses and events; null for an unknown number.</summary>
    public string? IdOf(string number) => Find(number)?.Id;

    public string NameOf(string number) => Find(number)?.Setup.DisplayName ?? "";

    /// <summary>Whether its telephone is registered and can ring.</summary>
    public bool IsOffline(string number) => Find(number) is { IsOnline: false };

    public void Add(SimulatedExtension setup)
    {
        if (Has(setup.Number))
            throw new ArgumentException($"The extension {setup.Number} already exists.", nameof(setup));
        var added = New(setup);
        Append(added);
        _events.Raise(time => new ExtensionManaged(time, "extension_created", added));
    }

    public void Change(SimulatedExtension setup)
    {
        var changed = Replace(setup.Number, extension => extension with { Setup = setup });
        _events.Raise(time => new ExtensionManaged(time, "extension_updated", changed));
    }

    public void Remove(string number)
    {
        var removed = Require(number);
        _extensions.Remove(removed);
        _byNumber.Remove(number);
        _byId.Remove(removed.Id);
        _events.Raise(time => new ExtensionManaged(time, "extension_destroyed", removed));
    }

    /// <summary>Puts the extensions into an order.</summary>
    public void Sort(IReadOnlyList<string> numbers)
    {
        var places = numbers.Select((number, at) => (number, at)).ToDictionary(one => one.number, one => one.at, StringComparer.Ordinal);
        _extensions.Sort((one, other) => places[one.Number].CompareTo(places[other.Number]));
    }

    public void SetOnline(string number, bool isOnline)
    {
        if (Require(number).IsOnline == isOnline)
            return;
        var changed = Replace(number, extension => extension with { IsOnline = isOnline });
        _events.Raise(time => new ExtensionRegistrationChanged(time, changed));
    }

    public void SetPresence(string number, string presence, string note)
    {
        var changed = Replace(number, extension => extension with { Presence = presence, PresenceNote = note });
        _events.Raise(time => new ExtensionPresenceChanged(time, changed));
    }

    private TenantExtension New(SimulatedExtension setup) => new(_ids.Next(), setup, _presence);

    private TenantExtension Replace(string number, Func<TenantExtension, TenantExtension> change)
    {
        var former = Require(number);
        var changed = change(former);
        _extensions[_extensions.IndexOf(former)] = changed;
        return _byNumber[number] = _byId[changed.Id] = changed;
    }

    private void Append(TenantExtension added)
    {
        _extensions.Add(added);
        // Of two with the same number, the first one counts.
        if (!Has(added.Number))
            _byNumber.Add(added.Number, added);
        _byId.Add(added.Id, added);
    }

    private TenantExtension Require(string number) =>
        Find(number) ?? throw new ArgumentException($"There is no extension {number}.", nameof(number));
}
