namespace PortSip.Client;

/// <summary>
/// How to connect to a PBX, under a name of the user's choice. It has the name of a secret, and never a password or a token.
/// </summary>
public sealed record PortSipProfile : PortSipRecord
{
    /// <summary>The name of the profile; case-insensitive.</summary>
    public required string Name { get; init; }

    /// <summary>The PBX, as in <see cref="PortSipServerAddress.Parse"/>.</summary>
    public required string Server { get; init; }

    /// <summary>The tenant's SIP domain; null for a system administrator.</summary>
    public string? Domain { get; init; }

    /// <summary>The user to sign in; null if the secret is a whole credential, or if it is asked for.</summary>
    public string? UserName { get; init; }

    /// <summary>The name of the secret that is the credential or the password of the user; null if there isn't one.</summary>
    public string? SecretName { get; init; }

    /// <summary>The vault of the secret; null for any.</summary>
    public string? SecretVault { get; init; }

    /// <summary>The thumbprints of the pinned certificates (SHA-256 or SHA-1); empty if none is pinned.</summary>
    public PortSipList<string> CertificateThumbprint { get; init; } = [];

    /// <summary>Whether a password may be sent over plain http to another computer.</summary>
    public bool AllowUnencrypted { get; init; }

    /// <summary>The sign-in method; null for the default.</summary>
    public PortSipAuthenticationMethod? AuthenticationMethod { get; init; }

    /// <summary>The address of the events; null for the default.</summary>
    public string? EventUri { get; init; }

    /// <summary>The kind of user that the event socket signs in; null for the default.</summary>
    public PortSipEventSignIn? EventSignIn { get; init; }

    /// <summary>The time limit of an operation in seconds; null for the default.</summary>
    public int? TimeoutSec { get; init; }

    /// <summary>The largest number of retries; null for the default.</summary>
    public int? MaximumRetryCount { get; init; }

    /// <summary>The delay before the first retry in seconds; null for the default.</summary>
    public double? RetryIntervalSec { get; init; }

    /// <summary>The request limit per minute; null for the default.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>A profile of how a connection was made. Only what differs from the defaults is kept.</summary>
    public static PortSipProfile Of(string name, PortSipConnection connection)
    {
        var (options, standard) = (connection.Options, new PortSipConnectionOptions { ApiUri = connection.ApiUri });
        return new PortSipProfile
        {
            Name = name,
            Server = options.ApiUri.AbsoluteUri.TrimEnd('/'),
            Domain = options.Domain,
            UserName = connection.UserName,
            CertificateThumbprint = [.. options.CertificateThumbprints],
            AllowUnencrypted = options.AllowsUnencrypted,
            AuthenticationMethod = Unless(options.AuthenticationMethod, standard.AuthenticationMethod),
            EventUri = options.EventUri?.AbsoluteUri,
            EventSignIn = Unless(options.EventSignIn, standard.EventSignIn),
            TimeoutSec = Unless((int)options.Timeout.TotalSeconds, (int)standard.Timeout.TotalSeconds),
            MaximumRetryCount = Unless(options.MaximumRetryCount, standard.MaximumRetryCount),
            RetryIntervalSec = Unless(options.RetryInterval.TotalSeconds, standard.RetryInterval.TotalSeconds),
            RequestsPerMinute = Unless(options.RequestsPerMinute, standard.RequestsPerMinute),
        };
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The address of the events; null for the default.</summary>
    /// <exception cref="PortSipException">ValidationFailed: it isn't one. It may contain a password, so the message doesn't show it.</exception>
    internal Uri? ReadEventUri() => EventUri is null ? null
        : Uri.TryCreate(EventUri, UriKind.Absolute, out var uri) ? EventAddress.Check(uri)
        : throw Validation.Failed($"The address of the events in the profile '{Name}' isn't an absolute address such as wss://pbx.example.com:8885.");

    private static T? Unless<T>(T value, T standard)
        where T : struct =>
        EqualityComparer<T>.Default.Equals(value, standard) ? null : value;
}
