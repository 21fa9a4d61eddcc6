namespace PortSip.Client;

/// <summary>A trunk: the way to a telephone provider or to another PBX (API §9).</summary>
public sealed record PortSipTrunk : PortSipRecord
{
    private static readonly string[] Statuses = ["Online", "Offline"];

    /// <summary>The trunk's id, an opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, 1 to 64 characters: the <c>trunk</c> of an originate.</summary>
    public string? Name { get; init; }

    /// <summary><c>Online</c>, <c>Offline</c>, or the PBX's own text for a new value; null if it wasn't requested.</summary>
    public string? Status { get; init; }

    /// <summary>Whether it is enabled; null if the PBX doesn't report it.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>The provider's brand.</summary>
    public string? Brand { get; init; }

    /// <summary>The provider's host.</summary>
    public string? HostName { get; init; }

    /// <summary>The provider's port.</summary>
    public int? Port { get; init; }

    /// <summary>The DID numbers, in the PBX's own form.</summary>
    public string? DidNumbers { get; init; }

    /// <summary>Whether tenants share it; null if the PBX doesn't report it.</summary>
    public bool? IsShared { get; init; }

    /// <summary>The connection to the PBX that has the trunk.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? Id;

    internal static PortSipTrunk From(TrunkAnswer answer, PortSipConnection connection) => new()
    {
        Id = answer.Id!,
        Name = answer.Name,
        IsEnabled = KnownWord.YesOrNo(answer.Enabled),
        Brand = answer.Brand,
        HostName = answer.Hostname,
        Port = answer.Port is >= 0 and <= 65535 and { } port ? (int)port : null,
        DidNumbers = answer.DidNumbers,
        IsShared = KnownWord.YesOrNo(answer.Shared),
        Connection = connection,
    };

    internal static string? StatusOf(string? text) => KnownWord.Of(text, Statuses);
}
