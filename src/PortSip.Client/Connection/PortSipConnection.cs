using System.Diagnostics;
using System.Net;

namespace PortSip.Client;

/// <summary>
/// A signed-in user at a PBX. It is thread-safe: any number of runspaces and clients can share it. Its properties contain no secrets.
/// </summary>
[DebuggerDisplay("{Name}: {UserName} at {Server}")]
public sealed class PortSipConnection : IDisposable
{
    private readonly PortSipConnectionOptions _options;
    private readonly ConnectionParts _parts = new();
    private readonly RequestPipeline _path;
    private readonly SignInSession _session;
    private readonly SignedInPath _signedIn;

    private PortSipConnection? _successor;

    private PortSipConnection(PortSipConnectionOptions options, RequestPipeline path, SignInSession session, AccessToken token)
    {
        _options = options;
        Name = ConnectionNames.Register(ReceivedText.Of(options.Name ?? options.ApiUri.Host), this);
        Server = PortSipServerAddress.Origin(options.ApiUri);
        UserName = ReceivedText.Of(options.Credential?.UserName);
        Domain = ReceivedText.Of(options.Domain);
        _path = path;
        _session = session;
        _signedIn = new SignedInPath(path, session, token, options.Clock);
        ConnectedAt = LocalTime.Of(options.Clock.UtcNow);
    }

    /// <summary>The name of the connection; the PBX's host by default.</summary>
    public string Name { get; }

    /// <summary>Scheme, host and port of the PBX.</summary>
    public string Server { get; }

    /// <summary>The tenant's SIP domain, or null for a system administrator.</summary>
    public string? Domain { get; }

    /// <summary>The signed-in user; null if only a token was given.</summary>
    public string? UserName { get; }

    /// <summary>The sign-in method; null if a token was given.</summary>
    public PortSipAuthenticationMethod? AuthenticationMethod => _session.Method;

    /// <summary>When the sign-in succeeded (local time).</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>When the token expires by this computer's clock (local time); null if unknown. It is renewed before.</summary>
    public DateTimeOffset? TokenExpiresAt => _signedIn.TokenExpiresAt is { } time ? LocalTime.Of(time) : null;

    /// <summary>False once it has been disconnected.</summary>
    public bool IsConnected { get; private set; } = true;

    /// <summary>The address of its events.</summary>
    public Uri EventUri => _options.EventUri ?? EventAddress.Derive(_options.ApiUri);

    internal PortSipConnectionOptions Options => _options;

    /// <summary>The stored user name and password; null if there is only a token, or if they were dropped.</summary>
    internal NetworkCredential? Credential => _session.Credential;

    internal Uri ApiUri => _options.ApiUri;

    internal Clock Clock => _options.Clock;

    /// <inheritdoc cref="PortSipConnectionOptions.WaitClock"/>
    internal Clock WaitClock => _options.WaitClock ?? _options.Clock;

    internal TimeSpan Timeout => _options.Timeout;

    /// <summary>Signs in (or uses the given token, without contacting the PBX) and returns the connection.</summary>
    /// <exception cref="PortSipException">
    /// AuthenticationFailed, TwoFactorRequired, Forbidden, UnencryptedRefused, CertificateRejected, ConnectionFailed, TimedOut,
    /// RateLimited, ServerError, NotFound, InvalidResponse, ValidationFailed.
    /// </exception>
    public static async Task<PortSipConnection> ConnectAsync(PortSipConnectionOptions options, IRequestLog log, CancellationToken cancellationToken)
    {
        PortSipServerAddress.RequireEncryption(options.ApiUri, options.AllowsUnencrypted);
        if (options.EventUri is { } events)
            EventAddress.Check(events);
        Validation.Optional(options.Credential?.UserName, "username", longest: 64);
        Validation.Optional(options.Credential?.Password, "password", longest: int.MaxValue, shortest: 0);
        Validation.Optional(options.Domain, "domain", longest: 280);
        var path = new RequestPipeline(options);
        try
        {
            var session = new SignInSession(path, options);
            var token = options.AccessToken is null
                ? await session.SignInAsync(log, cancellationToken).ConfigureAwait(false)
                : AccessToken.Given(Secrets.Reveal(options.AccessToken), options.Clock);
            return new PortSipConnection(options, path, session, token);
        }
        catch
        {
            path.Dispose();
            throw;
        }
    }

    /// <summary>Signs out: the token is invalidated at the PBX and dropped here, whatever the PBX responds.</summary>
    /// <exception cref="PortSipException">The PBX couldn't be notified.</exception>
    public async Task DisconnectAsync(IRequestLog log, CancellationToken cancellationToken)
    {
        IsConnected = false;
        try
        {
            await _signedIn.SignOutAsync(log, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>
    /// Another sign-in replaces this one: it rejects new requests, and signs out once those in progress are done, in the background
    /// if necessary. A failure to notify the PBX isn't a failure of the new sign-in.
    /// </summary>
    /// <param name="successor">The new sign-in.</param>
    /// <param name="log">Receives the log lines.</param>
    /// <param name="cancellationToken">Stops the wait for the PBX's response.</param>
    internal async Task RetireAsync(PortSipConnection successor, IRequestLog log, CancellationToken cancellationToken)
    {
        _successor = successor;
        IsConnected = false;
        _parts.Dispose();
        var idle = _signedIn.CloseAsync($"{UserName ?? "the same token"} signed in to {Server} again as '{successor.Name}'");
        if (idle.IsCompleted)
            await SignOutRetiredAsync(log, cancellationToken).ConfigureAwait(false);
        else
            _ = RetireLaterAsync(idle);
    }

    /// <summary>The sign-in of the same user at the same PBX that has replaced it, or else itself.</summary>
    internal PortSipConnection Latest => _successor?.Latest ?? this;

    /// <summary>Whether the options are for the same user at the same PBX and domain. The owner of a token is unknown, so tokens have to be equal.</summary>
    internal bool IsSameSignIn(PortSipConnectionOptions options) =>
        string.Equals(_options.ApiUri.AbsoluteUri, options.ApiUri.AbsoluteUri, StringComparison.OrdinalIgnoreCase)
        && string.Equals(_options.Domain, options.Domain, StringComparison.OrdinalIgnoreCase)
        && UserName == options.Credential?.UserName
        && (UserName is not null || Secrets.AreSame(_options.AccessToken, options.AccessToken));

    /// <summary>Drops tokens and passwords without notifying the PBX.</summary>
    public void Dispose()
    {
        IsConnected = false;
        _parts.Dispose();
        _signedIn.Forget();
        _path.Dispose();
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>An area's object for this connection, created on first use and disposed of with the connection.</summary>
    internal T Part<T>(Func<PortSipConnection, T> make)
        where T : class =>
        _parts.Get(() => make(this));

    /// <summary>Forgets what was read about the tenant, such as its feature codes and the ids of its queues, because the tenant has become another one.</summary>
    internal void ForgetTenant() => _parts.ForgetTenant();

    internal Task<ApiResponse> SendAsync(ApiRequest request, IRequestLog log, CancellationToken cancellationToken) =>
        _signedIn.SendAsync(request, log, cancellationToken);

    /// <summary>Sends without the token. Returns responses of any status.</summary>
    internal Task<ApiResponse> SendAnonymouslyAsync(ApiRequest request, IRequestLog log, CancellationToken cancellationToken) =>
        _signedIn.SendAnonymouslyAsync(request with { IsSignedIn = false }, log, cancellationToken);

    private async Task RetireLaterAsync(Task idle)
    {
        await idle.ConfigureAwait(false);
        await SignOutRetiredAsync(SilentLog.Instance, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task SignOutRetiredAsync(IRequestLog log, CancellationToken cancellationToken)
    {
        try
        {
            await _signedIn.SignOutAsync(log, cancellationToken).ConfigureAwait(false);
            log.Verbose($"The earlier sign-in as '{Name}' was signed out.");
        }
        catch (PortSipException e)
        {
            log.Verbose($"The earlier sign-in as '{Name}' could not be signed out and was discarded. {e.Message}");
        }
        finally
        {
            Dispose();
        }
    }
}
