using System.Net;

namespace PortSip.Client;

/// <summary>
/// The way of a request that carries the token: gets one that is good for a while, and after a 401 renews it and sends
/// the request once more. Any number of requests in flight share one renewal; a sign-in that the PBX refused is final.
/// </summary>
internal sealed class SignedInPath
{
    private readonly Clock _clock;
    private readonly object _gate = new();
    private readonly RequestPath _path;
    private readonly SignInSession _session;

    // All under _gate.
    private AccessToken? _token;
    private PortSipException? _ended;
    private Task<AccessToken>? _renewal;

    public SignedInPath(RequestPath path, SignInSession session, AccessToken token, Clock clock)
    {
        _path = path;
        _session = session;
        _token = token;
        _clock = clock;
    }

    /// <summary>When the token ends by this machine's clock, or null.</summary>
    public DateTimeOffset? TokenExpiresAt
    {
        get
        {
            lock (_gate)
                return _token?.ExpiresAt;
        }
    }

    /// <summary>Sends the request with the token. Answers of any status but 401 come back.</summary>
    /// <exception cref="PortSipException">The failures of <see cref="RequestPath.SendAsync"/>; NotConnected; SessionExpired; TwoFactorRequired.</exception>
    public async Task<ApiResponse> SendAsync(ApiRequest request, IRequestLog log, CancellationToken cancellationToken)
    {
        var deadline = _path.StartDeadline();
        var token = request.RenewsToken ? await CurrentAsync(request, deadline, log, cancellationToken).ConfigureAwait(false) : Held();
        var response = await _path.SendAsync(request, token, deadline, log, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Unauthorized && request.RenewsToken)
        {
            log.Verbose($"Could not {request.Operation}: the PBX no longer accepts the token.");
            token = await RenewedAsync(token, request, deadline, log, cancellationToken).ConfigureAwait(false);
            // An attempt before the refused one may have done it.
            response = await _path.SendAsync(request with { MayBeDone = response.MayBeDone }, token, deadline, log, cancellationToken).ConfigureAwait(false);
        }
        return response.IsSuccess ? response : throw Failures.FromResponse(request, response, token);
    }

    /// <summary>Signs out at the PBX, once, and forgets the tokens whatever it answers.</summary>
    public async Task SignOutAsync(IRequestLog log, CancellationToken cancellationToken)
    {
        var token = End(NotConnected());
        if (token is null || _session.SignOut() is not { } request)
            return;
        var response = await _path.SendAsync(request, token, _path.StartDeadline(), log, cancellationToken).ConfigureAwait(false);
        // A 401 says that the token is over already, which is what was wanted.
        if (!response.IsSuccess && response.StatusCode != HttpStatusCode.Unauthorized)
            throw Failures.FromResponse(request, response, token);
    }

    /// <summary>Forgets the tokens without a word to the PBX.</summary>
    public void Forget() => End(NotConnected());

    private AccessToken? End(PortSipException reason)
    {
        lock (_gate)
        {
            var token = _token;
            _token = null;
            _ended ??= reason;
            _session.Forget();
            return token;
        }
    }

    private AccessToken Held()
    {
        lock (_gate)
        {
            return _ended is null ? _token! : throw _ended;
        }
    }

    private async ValueTask<AccessToken> CurrentAsync(ApiRequest request, Deadline deadline, IRequestLog log, CancellationToken cancellationToken)
    {
        var token = Held();
        if (!token.IsDueForRenewal(_clock))
            return token;
        try
        {
            return await RenewedAsync(token, request, deadline, log, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (!token.IsExpired(_clock) && e.Failure is PortSipFailure.ConnectionFailed or PortSipFailure.TimedOut or PortSipFailure.ServerError or PortSipFailure.RateLimited)
        {
            // Ahead of time there is no hurry: the token still serves, and the next request tries again.
            log.Verbose($"The token was not renewed ahead of time: {e.Message}");
            return token;
        }
    }

    /// <summary>A newer token than the given one. The first to ask renews it for all; whoever cancels stops waiting, not the renewal.</summary>
    private async Task<AccessToken> RenewedAsync(AccessToken old, ApiRequest request, Deadline deadline, IRequestLog log, CancellationToken cancellationToken)
    {
        Task<AccessToken> renewal;
        lock (_gate)
        {
            if (_ended is not null)
                throw _ended;
            if (_token != old)
                return _token!;
            renewal = _renewal ??= RenewAsync(old, log);
        }
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _clock.CancelAfter(bound, deadline.Remaining);
        try
        {
            return await renewal.WaitAsync(bound.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (bound.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Failures.NotRenewedInTime(request);
        }
        // Whatever became of the renewal, the request that waited for it was not done.
        catch (PortSipException e) when (!e.IsSafeToRetry)
        {
            throw Failures.NotRenewed(request, e);
        }
    }

    private async Task<AccessToken> RenewAsync(AccessToken old, IRequestLog log)
    {
        // Leaves the lock of the caller before anything is done.
        await Task.Yield();
        try
        {
            // It serves all that wait, so no caller's token ends it: its time-out does, or the end of the connection.
            var token = await _session.RenewAsync(old, log, CancellationToken.None).ConfigureAwait(false);
            lock (_gate)
            {
                _renewal = null;
                if (_ended is not null)
                    throw _ended;
                return _token = token;
            }
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                _renewal = null;
                // Refused is refused: nobody else asks again, since the PBX blocks addresses that do.
                if (e is PortSipException { Failure: PortSipFailure.SessionExpired or PortSipFailure.AuthenticationFailed or PortSipFailure.Forbidden or PortSipFailure.TwoFactorRequired } refused)
                    _ended ??= refused;
                if (_ended is { } ended && ended != e)
                    throw ended;
            }
            throw;
        }
    }

    private static PortSipException NotConnected() =>
        new(PortSipFailure.NotConnected, "The connection has been closed.") { IsSafeToRetry = true, RecommendedAction = "Run Connect-PortSip again." };
}
