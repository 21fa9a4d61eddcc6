namespace PortSip.Client;

/// <summary>An extension of the tenant (API §9).</summary>
public sealed record PortSipExtension : PortSipRecord
{
    /// <summary>The id of its user, an opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>The extension's number.</summary>
    public string? ExtensionNumber { get; init; }

    /// <summary>The display name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The name that its user signs in with.</summary>
    public string? UserName { get; init; }

    /// <summary>The user's email address.</summary>
    public string? Email { get; init; }

    /// <summary>The user's department.</summary>
    public string? Department { get; init; }

    /// <summary>Whether the user is enabled; null if the PBX doesn't report it.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary><c>Online</c>, <c>Offline</c>, <c>OnCall</c>, or the PBX's own text for a new value; null if it wasn't requested.</summary>
    public string? Status { get; init; }

    /// <summary>
    /// <c>Available</c> (since 22.3 <c>Online</c>), <c>Away</c>, <c>DoNotDisturb</c>, <c>BusinessTrip</c>, <c>Lunch</c>, <c>OnCall</c>, <c>Ringing</c>,
    /// <c>Offline</c>, or the PBX's own text for a new value.
    /// </summary>
    public string? Presence { get; init; }

    /// <summary>The user's note, up to 128 characters.</summary>
    public string? PresenceNote { get; init; }

    /// <summary>Whether do-not-disturb is on; null if the PBX doesn't report it.</summary>
    public bool? IsDoNotDisturb { get; init; }

    /// <summary>
    /// Whether a call would ring a phone now: the user is enabled, a device is registered or can be woken, the extension isn't in a call, and
    /// do-not-disturb is off. Null if the status wasn't requested.
    /// </summary>
    public bool? IsReachable => Status is null
        ? null
        : IsEnabled != false && IsDoNotDisturb != true && Presence != "DoNotDisturb" && Status != ExtensionWords.OnCall
            && (Status != ExtensionWords.Offline || Devices.Any(device => device.HasPush == true));

    /// <summary>The registered devices.</summary>
    public PortSipList<PortSipDevice> Devices { get; init; } = [];

    /// <summary>Where calls go in which state; null if it wasn't requested.</summary>
    public PortSipList<PortSipForwardRule>? Forwarding { get; init; }

    /// <summary>The connection to the PBX that has the extension.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>Number and name: <c>1001 Ann</c>.</summary>
    public override string ToString() => $"{ExtensionNumber} {DisplayName}".Trim();

    internal static PortSipExtension From(UserAnswer answer, PortSipConnection connection) => new()
    {
        Id = answer.Id!,
        ExtensionNumber = answer.ExtensionNumber,
        DisplayName = answer.DisplayName,
        UserName = answer.Name,
        Email = answer.Email,
        Department = answer.Department,
        IsEnabled = KnownWord.YesOrNo(answer.Enabled),
        Connection = connection,
    };

    internal PortSipExtension With(UserStatusAnswer answer) => this with
    {
        Status = ExtensionWords.Status(answer.Status),
        Presence = ExtensionWords.Presence(answer.Presence),
        PresenceNote = answer.PresenceNote,
        IsDoNotDisturb = KnownWord.YesOrNo(answer.EnableDnd),
        Devices = [.. (answer.Registration ?? []).OfType<RegistrationAnswer>().Select(registration => PortSipDevice.From(registration, this))],
    };
}
