using System.Net;

namespace PortSip.Client;

/// <summary>
/// Sends requests that carry the token: obtains a token that is valid for a while, renews it after a 401 and sends the
/// request once more. Any number of requests in flight share one renewal; a sign-in that the PBX rejected isn't repeated.
/// </summary>
internal sealed class SignedInPath
{
    private readonly Clock _clock;
    private readonly ConnectionGate _door = new();
    private readonly object _gate = new();
    private readonly RequestPipeline _path;
    private readonly SignInSession _session;

    // All under _gate.
    private AccessToken? _token;
    private Renewal? _renewal;

    public SignedInPath(RequestPipeline path, SignInSession session, AccessToken token, Clock clock)
    {
        _path = path;
        _session = session;
        _token = token;
        _clock = clock;
    }

    /// <summary>When the token expires by this computer's clock, or null.</summary>
    public DateTimeOffset? TokenExpiresAt
    {
        get
        {
            lock (_gate)
                return _token?.ExpiresAt;
        }
    }

    /// <summary>Sends the request with the token. Refusals are thrown.</summary>
    /// <exception cref="PortSipException">The failures of <see cref="RequestPipeline.SendAsync"/>; NotConnected; SessionExpired; TwoFactorRequired.</exception>
    public async Task<ApiResponse> SendAsync(ApiRequest request, IRequestLog log, CancellationToken cancellationToken)
    {
        using var pass = _door.Enter();
        var deadline = _path.StartDeadline();
        var token = request.RenewsToken ? await CurrentAsync(request, deadline, log, cancellationToken).ConfigureAwait(false) : Held();
        var response = await _path.SendAsync(request, token.Bearer, deadline, log, cancellationToken).ConfigureAwait(false);
        if (response.Says(HttpStatusCode.Unauthorized) && request.RenewsToken)
        {
            log.Verbose($"Could not {request.Operation}: the PBX no longer accepts the token.");
            token = await RenewedAsync(token, RenewalReason.Refused, request, deadline, log, cancellationToken).ConfigureAwait(false);
            // An attempt before the rejected one may have been carried out.
            response = await _path.SendAsync(request with { MayBeDone = response.MayBeDone }, token.Bearer, deadline, log, cancellationToken).ConfigureAwait(false);
            if (response.Says(HttpStatusCode.Unauthorized))
                EndIfHopeless(token);
        }
        if (ShowsThatTokenServes(response))
            _session.Accepted(token);
        return response.IsSuccess ? response : throw Failures.FromResponse(request, response, token.Bearer);
    }

    /// <summary>Sends the request without the token. Answers of any status come back.</summary>
    /// <exception cref="PortSipException"><see cref="RequestPipeline.SendAsync"/>'s failures; NotConnected.</exception>
    public async Task<ApiResponse> SendAnonymouslyAsync(ApiRequest request, IRequestLog log, CancellationToken cancellationToken)
    {
        using var pass = _door.Enter();
        return await _path.SendAsync(request, token: null, _path.StartDeadline(), log, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Rejects every new request. Completes when none is in progress.</summary>
    public Task CloseAsync(string reason)
    {
        _door.End(NotConnected($"The connection has been closed: {reason}."));
        return _door.WhenIdleAsync();
    }

    /// <summary>Signs out at the PBX, once, and drops the tokens whatever it responds.</summary>
    public async Task SignOutAsync(IRequestLog log, CancellationToken cancellationToken)
    {
        var token = End(NotConnected());
        if (token is null || _session.SignOut() is not { } request)
            return;
        var response = await _path.SendAsync(request, token.Bearer, _path.StartDeadline(), log, cancellationToken).ConfigureAwait(false);
        // A 401 means that the token is already invalid, which is the desired result.
        if (!response.IsSuccess && !response.Says(HttpStatusCode.Unauthorized))
            throw Failures.FromResponse(request, response, token.Bearer);
        Wire.RefuseForeign(request, response);
    }

    /// <summary>Drops the tokens without notifying the PBX.</summary>
    public void Forget() => End(NotConnected());

    // The PBX examined the request, so it accepted the token. A failing server or a page proves nothing.
    private static bool ShowsThatTokenServes(ApiResponse response) =>
        response.IsSuccess || response.Says(HttpStatusCode.NotFound) || response.Says(HttpStatusCode.BadRequest) || response.Says(HttpStatusCode.Conflict);

    private void EndIfHopeless(AccessToken refused)
    {
        lock (_gate)
        {
            if (_token == refused && _session.IsHopeless)
                _door.End(SignInSession.Hopeless());
        }
    }

    private AccessToken? End(PortSipException reason)
    {
        lock (_gate)
        {
            var token = _token;
            _token = null;
            _door.End(reason);
            _session.Forget();
            return token;
        }
    }

    private AccessToken Held()
    {
        lock (_gate)
        {
            _door.ThrowIfEnded();
            return _token!;
        }
    }

    private async ValueTask<AccessToken> CurrentAsync(ApiRequest request, Deadline deadline, IRequestLog log, CancellationToken cancellationToken)
    {
        var token = Held();
        if (!token.IsDueForRenewal(_clock))
            return token;
        try
        {
            return await RenewedAsync(token, RenewalReason.Due, request, deadline, log, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (!token.IsExpired(_clock) && e.Failure is PortSipFailure.ConnectionFailed or PortSipFailure.TimedOut or PortSipFailure.ServerError or PortSipFailure.RateLimited or PortSipFailure.InvalidResponse)
        {
            // An early renewal isn't urgent: the token is still valid, and the next request tries again.
            log.Verbose($"The token wasn't renewed early: {e.Message}");
            return token;
        }
    }

    /// <summary>Returns a newer token than the given one. The first caller renews it for all; canceling stops the wait, not the renewal.</summary>
    private async Task<AccessToken> RenewedAsync(AccessToken old, RenewalReason reason, ApiRequest request, Deadline deadline, IRequestLog log, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.StartToken);
        _clock.CancelAfter(bound, deadline.Remaining);
        while (true)
        {
            Renewal renewal;
            lock (_gate)
            {
                _door.ThrowIfEnded();
                // An early renewal can return the same token with a longer lifetime; a rejected token is useless, however long.
                if (_token != old && (reason == RenewalReason.Due || _token!.Value != old.Value))
                    return _token!;
                var refused = _token!;
                // On a separate thread: the caller's may be a pipeline thread, which has other work to do while it waits.
                renewal = _renewal ??= new Renewal(Task.Run(() => RenewAsync(refused, reason, log), CancellationToken.None), reason, log);
            }
            try
            {
                var outcome = await renewal.Outcome.WaitAsync(bound.Token).ConfigureAwait(false);
                if (outcome.Failure is not { } failure)
                {
                    if (reason == RenewalReason.Refused && outcome.Token!.Value == old.Value && renewal.Reason == RenewalReason.Due)
                        continue;
                    return outcome.Token!;
                }
                // Whatever the result of the renewal, the request that waited for it wasn't sent.
                throw failure.IsSafeToRetry ? Failures.Again(failure) : Failures.NotRenewed(request, failure);
            }
            catch (OperationCanceledException) when (request.StartToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(request.StartToken);
            }
            catch (OperationCanceledException) when (bound.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw Failures.NotRenewedInTime(request);
            }
            catch (Exception e) when (e is not PortSipException && renewal.Asker != log && renewal.Outcome.IsCompleted && !cancellationToken.IsCancellationRequested)
            {
                // If the prompt for a one-time password was canceled (its pipeline was stopped), that concerns only its own caller: the others ask again.
            }
        }
    }

    private async Task<RenewalOutcome> RenewAsync(AccessToken old, RenewalReason reason, IRequestLog log)
    {
        try
        {
            // It serves every waiting request, so no single caller's token cancels it: only its time-out or the end of the connection does.
            return Renewed(await _session.RenewAsync(old, reason, log, CancellationToken.None).ConfigureAwait(false));
        }
        catch (PortSipException e)
        {
            return NotRenewed(e);
        }
        catch
        {
            lock (_gate)
                _renewal = null;
            throw;
        }
    }

    private RenewalOutcome Renewed(AccessToken token)
    {
        lock (_gate)
        {
            _renewal = null;
            if (_door.Ended is { } ended)
                return new(null, ended);
            _token = token;
            return new(token, null);
        }
    }

    private RenewalOutcome NotRenewed(PortSipException e)
    {
        lock (_gate)
        {
            _renewal = null;
            // A rejection is final: the others don't try again, because the PBX blocks addresses that do.
            if (e.Failure is PortSipFailure.SessionExpired or PortSipFailure.AuthenticationFailed or PortSipFailure.Forbidden or PortSipFailure.LicenseRequired or PortSipFailure.TwoFactorRequired)
                _door.End(e);
            return new(null, _door.Ended ?? e);
        }
    }

    private static PortSipException NotConnected(string message = "The connection has been closed.") =>
        new(PortSipFailure.NotConnected, message) { IsSafeToRetry = true, Reason = PortSipFailureReason.ConnectionClosed };

    /// <summary>A renewal in progress, and the request for which a one-time password is prompted.</summary>
    private sealed record Renewal(Task<RenewalOutcome> Outcome, RenewalReason Reason, IRequestLog Asker);

    /// <summary>A failure is a value: each waiting request throws its own exception.</summary>
    private sealed record RenewalOutcome(AccessToken? Token, PortSipException? Failure);
}
