using System.Net;
using System.Runtime.CompilerServices;

namespace PortSip.Client;

/// <summary>
/// Checks the way to a PBX step by step: name, TCP, TLS, API, sign-in, events, permissions. After a failed step, those that need it are skipped.
/// Signs in at most once. The token of an existing connection is renewed only as for every other request.
/// </summary>
internal sealed class ConnectionDiagnosis
{
    private const string EarlierFailure = "An earlier check failed.";

    private readonly IRequestLog _log;
    private readonly NetworkChecks _network;
    private readonly PortSipConnectionOptions _options;
    private readonly bool _isExisting;

    private PortSipConnection? _connection;
    private PortSipException? _eventRefusal;
    private string? _obstacle;
    private bool _hasNewerUser;

    /// <param name="options">How to reach the PBX; without a credential and a token, nobody signs in.</param>
    /// <param name="log">Receives the log lines.</param>
    /// <param name="connection">The connection to check, in place of a new sign-in.</param>
    public ConnectionDiagnosis(PortSipConnectionOptions options, IRequestLog log, PortSipConnection? connection = null)
    {
        _options = options;
        _log = log;
        _connection = connection;
        _isExisting = connection is not null;
        _network = new NetworkChecks(options);
    }

    /// <summary>Runs the checks. Each is returned when it is done.</summary>
    /// <param name="isWanted">Which permissions are checked, by name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<PortSipConnectionCheck> RunAsync(Func<string, bool> isWanted, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            yield return await StepAsync("Name", _network.ResolveAsync, cancellationToken).ConfigureAwait(false);
            yield return await StepAsync("Tcp", _network.ConnectAsync, cancellationToken).ConfigureAwait(false);
            yield return await StepAsync("Tls", _network.SecureAsync, cancellationToken).ConfigureAwait(false);
            yield return await StepAsync("Api", AskApiAsync, cancellationToken).ConfigureAwait(false);
            yield return await StepAsync("SignIn", SignInAsync, cancellationToken).ConfigureAwait(false);
            yield return await CheckAsync("Events", OpenEventsAsync, cancellationToken).ConfigureAwait(false);
            if (isWanted(PermissionCheck.CallEvents))
                yield return await CheckAsync($"Permission: {PermissionCheck.CallEvents}", _ => Task.FromResult(EventPermission()), cancellationToken).ConfigureAwait(false);
            foreach (var permission in PermissionCheck.All.Where(permission => isWanted(permission.Name)))
                yield return await CheckAsync($"Permission: {permission.Name}", token => AskAsync(permission, token), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!_isExisting && _connection is { } own)
                await EndAsync(own).ConfigureAwait(false);
        }
    }

    // What follows needs it.
    private async Task<PortSipConnectionCheck> StepAsync(string name, Func<CancellationToken, Task<Finding>> work, CancellationToken cancellationToken)
    {
        var check = await CheckAsync(name, work, cancellationToken).ConfigureAwait(false);
        if (check.Result == PortSipCheckResult.Failed)
            _obstacle ??= EarlierFailure;
        return check;
    }

    private async Task<PortSipConnectionCheck> CheckAsync(string name, Func<CancellationToken, Task<Finding>> work, CancellationToken cancellationToken)
    {
        var check = new PortSipConnectionCheck { Check = name, Result = PortSipCheckResult.Skipped, Server = PortSipServerAddress.Origin(_options.ApiUri) };
        if (_obstacle is not null)
            return check with { Detail = _obstacle };
        var started = _options.Clock.Elapsed;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _options.Clock.CancelAfter(bound, _options.Timeout);
        try
        {
            var finding = await work(bound.Token).ConfigureAwait(false);
            if (finding.IsSkipped)
                return check with { Detail = finding.Detail };
            return WithCertificate(check with { Result = PortSipCheckResult.Passed, Time = _options.Clock.Elapsed - started, Detail = finding.Detail }, finding.Certificate?.Thumbprint, finding.Certificate?.ExpiresAt);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(check, started, new PortSipException(PortSipFailure.TimedOut, FormattableString.Invariant($"There was no result within {_options.Timeout.TotalSeconds:0.###} s.")));
        }
        catch (PortSipException e)
        {
            return WithCertificate(Failed(check, started, e), (e as PortSipCertificateException)?.Thumbprint, (e as PortSipCertificateException)?.ExpiresAt);
        }
    }

    private PortSipConnectionCheck Failed(PortSipConnectionCheck check, TimeSpan started, PortSipException reason) =>
        check with { Result = PortSipCheckResult.Failed, Time = _options.Clock.Elapsed - started, Detail = reason.Message, Reason = reason };

    private PortSipConnectionCheck WithCertificate(PortSipConnectionCheck check, string? thumbprint, DateTimeOffset? expiresAt) =>
        check with { Thumbprint = thumbprint, ExpiresInDays = expiresAt is { } end ? (int)Math.Floor((end - _options.Clock.UtcNow).TotalDays) : null };

    private async Task<Finding> AskApiAsync(CancellationToken cancellationToken)
    {
        using var path = new RequestPipeline(_options);
        var request = DiagnosisEndpoints.GetInfo.Request() with { IsSignedIn = false };
        var response = await path.SendAsync(request, token: null, path.StartDeadline(), _log, cancellationToken).ConfigureAwait(false);
        // A PBX without this path, or that doesn't permit it, has answered too. A page or a failing server hasn't.
        if (response.IsForeign || (int)response.StatusCode is >= 500 or (>= 300 and < 400))
            throw Failures.FromResponse(request, response, token: null);
        Wire.RefuseForeign(request, response);
        return new Finding(FormattableString.Invariant($"GET /info was answered with {(int)response.StatusCode}."));
    }

    private async Task<Finding> SignInAsync(CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            if (_options.Credential is null && _options.AccessToken is null)
            {
                // The rest needs a user, and nothing is wrong.
                _obstacle = "It needs a sign-in.";
                return Finding.Skipped("No credential was specified.");
            }
            _connection = await PortSipConnection.ConnectAsync(_options, _log, cancellationToken).ConfigureAwait(false);
        }
        // Whatever a PBX answers but 401, it has accepted the token; a version before 22.2 doesn't know the path.
        // A new token that is refused must not lead to a second sign-in.
        var request = DiagnosisEndpoints.GetUser.Request() with { RenewsToken = _isExisting };
        try
        {
            var response = await _connection.SendAsync(request, _log, cancellationToken).ConfigureAwait(false);
            _hasNewerUser = System.Text.Encoding.UTF8.GetString(response.Body.ToArray()).Contains("\"capabilities\"", StringComparison.Ordinal);
        }
        catch (PortSipException e) when (!e.IsForeign && e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Forbidden)
        {
            _log.Verbose(e.Message);
        }
        var user = _connection.UserName is { } name ? $"{name}{(_connection.Domain is { } domain ? $" of {domain}" : "")}" : "The owner of the token";
        return new Finding($"{user} is signed in. {Version(_connection)}".TrimEnd());
    }

    private string Version(PortSipConnection connection) => connection.AuthenticationMethod switch
    {
        _ when _hasNewerUser => "The version of the PBX is 22.3 or later.",
        PortSipAuthenticationMethod.SignIn => "The version of the PBX is 22.2 or later.",
        PortSipAuthenticationMethod.Login => "The version of the PBX is 16.x to 22.2.",
        PortSipAuthenticationMethod.Tokens => "The version of the PBX is 16.x.",
        _ => "",
    };

    private async Task<Finding> OpenEventsAsync(CancellationToken cancellationToken)
    {
        var subscription = EventStreams.Of(_connection!).Tenant.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr], Tell = _log.Verbose });
        try
        {
            if (!await subscription.Ready.WaitAsync(cancellationToken).ConfigureAwait(false))
                throw subscription.LastFailure ?? EventSocketFailures.Down("it was lost while it was opened");
        }
        catch (PortSipException e) when (e is { Failure: PortSipFailure.Forbidden, Reason: PortSipFailureReason.EventSocket })
        {
            // The socket is open and signed in; the topic is another matter.
            _eventRefusal = e;
        }
        catch (PortSipException e)
        {
            _eventRefusal = EventSocketFailures.Down("the check Events failed");
            throw e.Restated(e.Message, e.InnerException, e.Operation, e.IsSafeToRetry, e.Reason);
        }
        finally
        {
            await subscription.LeaveAsync(CancellationToken.None).ConfigureAwait(false);
        }
        return new Finding($"The event socket at {_connection!.EventUri} is open and signed in.");
    }

    private Finding EventPermission() => _eventRefusal switch
    {
        null => new Finding($"{EventTopics.NameOf(PortSipEventTopic.Cdr)} can be subscribed to."),
        { Failure: PortSipFailure.Forbidden } refusal => throw refusal,
        _ => Finding.Skipped(EarlierFailure),
    };

    private async Task<Finding> AskAsync(PermissionCheck permission, CancellationToken cancellationToken)
    {
        try
        {
            await _connection!.SendAsync(permission.Request, _log, cancellationToken).ConfigureAwait(false);
            return new Finding(permission.Endpoint.Line());
        }
        catch (PortSipException e) when (!e.IsForeign && e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
        {
            return Finding.Skipped($"This version of the PBX doesn't have {permission.Endpoint.Line()}.");
        }
    }

    private async Task EndAsync(PortSipConnection connection)
    {
        try
        {
            await connection.DisconnectAsync(_log, CancellationToken.None).ConfigureAwait(false);
        }
        catch (PortSipException e)
        {
            _log.Verbose($"The sign-in of the check could not be signed out. {e.Message}");
        }
    }
}
