using System.Net;

namespace PortSip.Client;

/// <summary>
/// One user at one PBX: signs in, detects the method, refreshes, and signs in again if the refresh is rejected and the
/// credential is stored. Each request is sent once; <see cref="SignedInPath"/> decides when.
/// </summary>
internal sealed class SignInSession
{
    private readonly PortSipConnectionOptions _options;
    private readonly RequestPipeline _path;

    private readonly RefusedTokens _refused = new();

    private NetworkCredential? _credential;
    private SignInProtocol? _protocol;

    public SignInSession(RequestPipeline path, PortSipConnectionOptions options)
    {
        _path = path;
        _options = options;
        _credential = options.Credential;
    }

    /// <summary>The generation that the PBX supports; null until detected, and for a given token.</summary>
    public PortSipAuthenticationMethod? Method => _protocol?.Method;

    /// <summary>The stored user name and password; null if none is stored (any more).</summary>
    public NetworkCredential? Credential => _credential;

    /// <summary>The first sign-in.</summary>
    public async Task<AccessToken> SignInAsync(IRequestLog log, CancellationToken cancellationToken)
    {
        try
        {
            return await SignInWithCredentialAsync(_credential!, log, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _refused.CountSignIn();
            if (!_options.KeepsCredential)
                _credential = null;
        }
    }

    /// <summary>The PBX has responded to a request that carried the token as one of a signed-in user.</summary>
    public void Accepted(AccessToken token) => _refused.Accepted(token);

    /// <summary>Whether the PBX rejects every token, even those of new sign-ins.</summary>
    public bool IsHopeless => _refused.IsHopeless;

    /// <summary>A new token to replace one that expires or was rejected.</summary>
    /// <exception cref="PortSipException">SessionExpired: there is no way to get a new token, or the request for it was rejected.</exception>
    public async Task<AccessToken> RenewAsync(AccessToken old, RenewalReason reason, IRequestLog log, CancellationToken cancellationToken)
    {
        PortSipException? refusal = null;
        if (old.RefreshToken is not null && !_refused.HasFailedAfterRefresh(old, reason) && _protocol?.Refresh(old.RefreshToken) is { } request)
        {
            try
            {
                var token = await TokenAsync(request, log, cancellationToken).ConfigureAwait(false);
                if (reason == RenewalReason.Refused && token.Value == old.Value)
                    throw SameToken();
                _refused.Refreshed(token);
                log.Verbose("The token was renewed.");
                return token;
            }
            // A refresh whose response was lost may have used up the refresh token, so a sign-in follows, as after a rejection.
            catch (PortSipException e) when (IsLost(e) || IsRefusal(e) || IsUnknown(e))
            {
                log.Verbose($"{e.Message} Signing in again.");
                refusal = e;
            }
        }
        // A refresh that was lost rather than rejected may be tried again: the token may still be valid.
        if (_credential is not { } credential)
            throw refusal is null || IsRefusal(refusal) ? Expired(refusal) : refusal;
        if (reason == RenewalReason.Refused && _refused.IsHopeless)
            throw Hopeless();
        try
        {
            var token = await SignInWithCredentialAsync(credential, log, cancellationToken).ConfigureAwait(false);
            if (reason == RenewalReason.Refused)
                _refused.CountSignIn();
            log.Verbose("Signed in again.");
            return token;
        }
        catch (PortSipException e) when (IsRefusal(e))
        {
            throw Expired(e);
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.InvalidResponse && reason == RenewalReason.Refused)
        {
            // Whatever responds gets the password no more often than a PBX would.
            _refused.CountSignIn();
            throw;
        }
    }

    /// <summary>Null for a given token: its creator ends it.</summary>
    public ApiRequest? SignOut() => _protocol?.SignOut();

    public void Forget() => _credential = null;

    private static bool IsRefusal(PortSipException e) =>
        !e.IsForeign && e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    // No refresh: the form used by the oldest PBXs is inferred.
    private static bool IsUnknown(PortSipException e) => !e.IsForeign && e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed;

    // Not the response of something else on the network path to an unknown request: the password isn't sent for that.
    private static bool IsLost(PortSipException e) => !e.IsSafeToRetry && !(e.IsForeign && (int?)e.StatusCode is < 500);

    private static PortSipException SameToken() =>
        new(PortSipFailure.SessionExpired, "Could not refresh the token: the PBX returned the token that it rejects.") { StatusCode = HttpStatusCode.Unauthorized };

    /// <summary>New sign-ins return only tokens that the PBX rejects too.</summary>
    public static PortSipException Hopeless() =>
        new(PortSipFailure.SessionExpired, "The PBX rejects every token, even those of new sign-ins. The password isn't sent again, because the PBX blocks IP addresses for that.")
        {
            Operation = SignInEndpoints.SignInOperation,
            StatusCode = HttpStatusCode.Unauthorized,
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.TokensRefused,
        };

    private static PortSipException Expired(PortSipException? reason) =>
        new(PortSipFailure.SessionExpired, reason is null ? "The PBX no longer accepts the token, and this connection has nothing to renew it with." : $"The PBX no longer accepts the token, and it could not be renewed. {reason.Message}", reason)
        {
            Operation = SignInEndpoints.SignInOperation,
            StatusCode = reason?.StatusCode ?? HttpStatusCode.Unauthorized,
            Errors = reason?.Errors ?? [],
            IsSafeToRetry = true,
        };

    private async Task<AccessToken> SignInWithCredentialAsync(NetworkCredential credential, IRequestLog log, CancellationToken cancellationToken)
    {
        var protocols = _protocol is null ? SignInProtocol.For(_options.AuthenticationMethod) : [_protocol];
        for (var i = 0; ; i++)
        {
            var request = protocols[i].SignIn(credential.UserName, credential.Password, _options.Domain);
            var response = await _path.SendAsync(request, null, _path.StartDeadline(), log, cancellationToken).ConfigureAwait(false);
            if (i + 1 < protocols.Count && IsUnknownWay(request, response))
            {
                log.Verbose($"The PBX doesn't know {request.PathAndQuery}; trying {protocols[i + 1].Method}.");
                continue;
            }
            try
            {
                var token = await CompleteAsync(protocols[i], request, response, log, cancellationToken).ConfigureAwait(false);
                _protocol = protocols[i];
                return token;
            }
            catch (PortSipException e) when (IsRefusal(e) || e.Failure == PortSipFailure.AuthenticationFailed)
            {
                throw Named(e, credential);
            }
        }
    }

    // Who was refused where: with several PBXs and tenants, it is usually one of the three that is wrong.
    private PortSipException Named(PortSipException e, NetworkCredential credential)
    {
        var place = $"'{credential.UserName}' at {PortSipServerAddress.Origin(_options.ApiUri)}";
        return _options.Domain is { } domain
            ? e.Restated($"{e.Message} The sign-in was as {place} in the domain '{domain}'.", e.InnerException, e.Operation, e.IsSafeToRetry, e.Reason)
            : e.Restated($"{e.Message} The sign-in was as {place}; no domain was given.", e.InnerException, e.Operation, e.IsSafeToRetry, PortSipFailureReason.DomainMissing);
    }

    // The PBX, a page or an empty response for a path that the PBX doesn't have, but not if the password was rejected.
    private static bool IsUnknownWay(ApiRequest request, ApiResponse response) =>
        response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
        && Failures.FromResponse(request, response, token: null).Failure != PortSipFailure.AuthenticationFailed;

    private async Task<AccessToken> CompleteAsync(
        SignInProtocol protocol, ApiRequest request, ApiResponse response, IRequestLog log, CancellationToken cancellationToken)
    {
        var answer = response.IsSuccess && protocol.ReadToken() is not null ? AnswerIfAny(request, response) : Answer(request, response);
        if (IsTwoFactor(answer))
            return await VerifyAsync(ReceivedText.Original(answer.Token!), log, cancellationToken).ConfigureAwait(false);
        if (answer.AccessToken is null && protocol.ReadToken() is { } reading)
            return await TokenAsync(reading, log, cancellationToken).ConfigureAwait(false);
        return Token(request, response, answer);
    }

    private async Task<AccessToken> VerifyAsync(string pendingToken, IRequestLog log, CancellationToken cancellationToken)
    {
        if (_options.OneTimePassword is not { } source)
            throw OneTimePasswordMissing();
        if (source.IsMailed)
        {
            var request = SignInProtocol.SendOneTimePassword(pendingToken);
            var response = await _path.SendAsync(request, null, _path.StartDeadline(), log, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccess)
                throw Failures.FromResponse(request, response, token: null);
        }
        var code = await source.GetAsync(log, cancellationToken).ConfigureAwait(false);
        return await TokenAsync(SignInProtocol.VerifyOneTimePassword(pendingToken, Validation.Required(code, "The one-time password", longest: 64)), log, cancellationToken).ConfigureAwait(false);
    }

    private async Task<AccessToken> TokenAsync(ApiRequest request, IRequestLog log, CancellationToken cancellationToken)
    {
        var response = await _path.SendAsync(request, null, _path.StartDeadline(), log, cancellationToken).ConfigureAwait(false);
        return Token(request, response, Answer(request, response));
    }

    /// <summary>The PBX requires a one-time password, and no prompt for it is possible.</summary>
    internal static PortSipException OneTimePasswordMissing() =>
        new(PortSipFailure.TwoFactorRequired, "Could not sign in: the PBX requires a one-time password.")
        {
            Operation = SignInEndpoints.SignInOperation,
            IsSafeToRetry = true,
        };

    private static TokenAnswer Answer(ApiRequest request, ApiResponse response) =>
        response.IsSuccess ? Wire.Read(request, response, SignInJson.Wire.TokenAnswer, SilentLog.Instance) : throw Failures.FromResponse(request, response, token: null);

    // If the body is undocumented, it can contain anything; another request then reads the token.
    private static TokenAnswer AnswerIfAny(ApiRequest request, ApiResponse response)
    {
        try
        {
            return Answer(request, response);
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.InvalidResponse)
        {
            return TokenAnswer.Empty;
        }
    }

    private AccessToken Token(ApiRequest request, ApiResponse response, TokenAnswer answer) =>
        answer.AccessToken is { } value && AccessToken.IsSendable(value)
            ? AccessToken.From(answer, response.Date, _options.Clock)
            : throw Failures.InvalidBody(request, response, answer.AccessToken is null ? "contains no access_token" : "contains an access_token that isn't valid in a header");

    private static bool IsTwoFactor(TokenAnswer answer) =>
        answer.AccessToken is null && answer.Token is not null && string.Equals(answer.TwoFactorEnabled, "true", StringComparison.OrdinalIgnoreCase);
}
