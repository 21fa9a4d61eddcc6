namespace PortSip.Client;

/// <summary>A device that is registered at the PBX for an extension (API §9).</summary>
public sealed record PortSipDevice : PortSipRecord
{
    /// <summary>The device's instance id, an opaque text; null if the PBX doesn't report it.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The extension that it is registered for.</summary>
    public string? ExtensionNumber { get; init; }

    /// <summary>What the device calls itself.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The app, if it is one.</summary>
    public string? Application { get; init; }

    /// <summary>Its IP address.</summary>
    public string? Address { get; init; }

    /// <summary>Its SIP contact address.</summary>
    public string? ContactAddress { get; init; }

    /// <summary>Whether the PBX can wake it with a push message; null if the PBX doesn't report it.</summary>
    public bool? HasPush { get; init; }

    /// <summary>The connection to the PBX that has the registration.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>User agent and address: <c>Yealink T54W (192.0.2.7)</c>.</summary>
    public override string ToString() => Address is null ? UserAgent ?? InstanceId ?? "" : $"{UserAgent} ({Address})".TrimStart();

    internal static PortSipDevice From(RegistrationAnswer answer, PortSipExtension extension) => new()
    {
        InstanceId = answer.InstanceId,
        ExtensionNumber = extension.ExtensionNumber,
        UserAgent = answer.UserAgent,
        Application = answer.Application,
        Address = answer.Ip,
        ContactAddress = answer.ContactAddress,
        HasPush = KnownWord.YesOrNo(answer.EnablePush),
        Connection = extension.Connection,
    };
}
