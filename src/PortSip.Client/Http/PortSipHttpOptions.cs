using System.Net;

namespace PortSip.Client;

/// <summary>How to reach a server over HTTP.</summary>
public abstract record PortSipHttpOptions
{
    /// <summary>The API's root, with a slash at the end: see <c>https://HOST:8887/api/</c>.</summary>
    public required Uri ApiUri { get; init; }

    /// <summary>The time limit of an operation including all its attempts; more than zero.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The largest number of retries; 0 for none.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>The delay before the first retry; it doubles with each, up to 30 seconds.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The request limit of the connection; 0 for none. The PBX's own limit is 5,000 since 16.2.</summary>
    public int RequestsPerMinute { get; init; } = 5000;

    /// <summary>Accepts any certificate.</summary>
    public bool SkipCertificateCheck { get; init; }

    /// <summary>Accepts the certificates with these thumbprints (SHA-256 or SHA-1, hexadecimal), and no others.</summary>
    public IReadOnlyList<string> CertificateThumbprints { get; init; } = [];

    /// <summary>The proxy; null for the system's proxy.</summary>
    public IWebProxy? Proxy { get; init; }

    internal Clock Clock { get; init; } = Clock.System;

    /// <summary>Replaces the network in tests.</summary>
    internal HttpMessageHandler? Handler { get; init; }
}
