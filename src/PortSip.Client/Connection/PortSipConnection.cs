using System.Diagnostics;
using System.Net;

namespace PortSip.Client;

/// <summary>
/// A signed-in user at a PBX. It is thread-safe: any number of runspaces and clients may share it. What it shows holds no secret.
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
        UserName = ReceivedText.Of(options.Credential?.UserName);
        Domain = ReceivedText.Of(options.Domain);
        _path = path;
        _session = session;
        _signedIn = new SignedInPath(path, session, token, options.Clock);
        ConnectedAt = LocalTime.Of(options.Clock.UtcNow);
    }

    /// <summary>The name given to it, or the PBX's host.</summary>
    public string Name { get; }

    /// <summary>Scheme, host and port of the PBX.</summary>
    public string Server => PortSipServerAddress.Origin(_options.ApiUri);

    /// <summary>The tenant's SIP domain, or null for a system administrator.</summary>
    public string? Domain { get; }

    /// <summary>Who is signed in, or null where only a token was given.</summary>
    public string? UserName { get; }

    /// <summary>How the PBX was signed in to; null where a token was given.</summary>
    public PortSipAuthenticationMethod? AuthenticationMethod => _session.Method;

    /// <summary>When the sign-in succeeded (local time).</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>When the token ends by this machine's clock (local time), or null where nobody knows. It is renewed before.</summary>
    public DateTimeOffset? TokenExpiresAt => _signedIn.TokenExpiresAt is { } time ? LocalTime.Of(time) : null;

    /// <summary>False once it has been disconnected.</summary>
    public bool IsConnected { get; private set; } = true;

    /// <summary>Where its events are.</summary>
    public Uri EventUri => _options.EventUri ?? EventAddress.Derive(_options.ApiUri);

    internal PortSipConnectionOptions Options => _options;

    /// <summary>The held user name and password; null where there is only a token, or where they were forgotten.</summary>
    internal NetworkCredential? Credential => _session.Credential;

    internal Uri ApiUri => _options.ApiUri;

    internal Clock Clock => _options.Clock;

    internal TimeSpan Timeout => _options.Timeout;

    /// <summary>Signs in (or takes the given token, without asking the PBX) and returns the connection.</summary>
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

    /// <summary>Signs out: the PBX forgets the token, and so does the connection, whatever the PBX answers.</summary>
    /// <exception cref="PortSipException">The PBX could not be told.</exception>
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
    /// Another sign-in takes its place: it refuses what comes now, and signs out once what is under way is done. That goes on in the
    /// background where something is; that it can't be told to the PBX is no failure of the new sign-in.
    /// </summary>
    /// <param name="successor">The new sign-in.</param>
    /// <param name="log">Where it tells what it does.</param>
    /// <param name="cancellationToken">Ends the waiting for the PBX's answer.</param>
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

    /// <summary>The sign-in of the same user at the same PBX that has taken its place, or else itself.</summary>
    internal PortSipConnection Latest => _successor?.Latest ?? this;

    /// <summary>Whether the options are those of the same user at the same PBX and domain. Of tokens nobody knows whose they are, so they have to be the same.</summary>
    internal bool IsSameSignIn(PortSipConnectionOptions options) =>
        string.Equals(_options.ApiUri.AbsoluteUri, options.ApiUri.AbsoluteUri, StringComparison.OrdinalIgnoreCase)
        && string.Equals(_options.Domain, options.Domain, StringComparison.OrdinalIgnoreCase)
        && UserName == options.Credential?.UserName
        && (UserName is not null || Secrets.AreSame(_options.AccessToken, options.AccessToken));

    /// <summary>Forgets tokens and passwords without a word to the PBX.</summary>
    public void Dispose()
    {
        IsConnected = false;
        _parts.Dispose();
        _signedIn.Forget();
        _path.Dispose();
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>What an area keeps for this connection, made where it is asked for first and ended with the connection.</summary>
    internal T Part<T>(Func<PortSipConnection, T> make)
        where T : class =>
        _parts.Get(() => make(this));

    internal Task<ApiResponse> SendAsync(ApiRequest request, IRequestLog log, CancellationToken cancellationToken) =>
        _signedIn.SendAsync(request, log, cancellationToken);

    /// <summary>Sends without the token. Answers of any status come back.</summary>
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
