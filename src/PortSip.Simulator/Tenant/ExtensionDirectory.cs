namespace PortSip.Simulator;

/// <summary>The tenant's extensions, in the order in which they came. Under the PBX's lock.</summary>
internal sealed class ExtensionDirectory(SimulatorOptions options, Announcer<TenantEvent> events)
{
    private readonly List<TenantExtension> extensions = [.. options.Extensions.Select(setup => new TenantExtension(setup))];

    public IReadOnlyList<TenantExtension> All => extensions;

    public TenantExtension? Find(string number) => extensions.Find(extension => extension.Number == number);

    public bool Has(string number) => Find(number) is not null;

    public string NameOf(string number) => Find(number)?.Setup.DisplayName ?? "";

    /// <summary>Whether a telephone of it is there to ring.</summary>
    public bool IsOffline(string number) => Find(number) is { IsOnline: false };

    public void Add(SimulatedExtension setup)
    {
        if (Has(setup.Number)) throw new ArgumentException($"There is an extension {setup.Number} already.", nameof(setup));

        var added = new TenantExtension(setup);
        extensions.Add(added);
        events.Raise(time => new ExtensionManaged(time, "extension_created", added));
    }

    public void Change(SimulatedExtension setup)
    {
        TenantExtension changed = Replace(setup.Number, extension => extension with { Setup = setup });
        events.Raise(time => new ExtensionManaged(time, "extension_updated", changed));
    }

    public void Remove(string number)
    {
        TenantExtension removed = Require(number);
        extensions.Remove(removed);
        events.Raise(time => new ExtensionManaged(time, "extension_destroyed", removed));
    }

    public void SetOnline(string number, bool isOnline)
    {
        if (Require(number).IsOnline == isOnline) return;

        TenantExtension changed = Replace(number, extension => extension with { IsOnline = isOnline });
        events.Raise(time => new ExtensionRegistrationChanged(time, changed));
    }

    public void SetPresence(string number, string presence, string note)
    {
        TenantExtension changed = Replace(number, extension => extension with { Presence = presence, PresenceNote = note });
        events.Raise(time => new ExtensionPresenceChanged(time, changed));
    }

    private TenantExtension Replace(string number, Func<TenantExtension, TenantExtension> change)
    {
        int at = extensions.IndexOf(Require(number));
        return extensions[at] = change(extensions[at]);
    }

    private TenantExtension Require(string number) =>
        Find(number) ?? throw new ArgumentException($"There is no extension {number}.", nameof(number));
}
