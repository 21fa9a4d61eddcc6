using System.Net;

namespace PortSip.Client;

/// <summary>Converts failures on the network into exceptions with plain texts and without secrets.</summary>
internal static class Failures
{
    private const string Unauthorized = "UNAUTHORIZED";

    /// <summary>There was no complete response.</summary>
    public static PortSipException FromTransport(ApiRequest request, TransportFailure failure, BearerToken? token)
    {
        var reason = Masked(failure.Reason, request, token);
        var inner = Harmless(failure.Exception, request, token);
        return failure.Refusal is { } refusal
            ? refusal.ToException(request.Operation, reason, inner)
            : new(failure.Failure, $"Could not {request.Operation}: {reason}.", inner)
            {
                Operation = request.Operation,
                IsSafeToRetry = request.Repeatability == Repeatability.Repeatable || !failure.MayHaveArrived,
                Reason = failure.Kind,
            };
    }

    /// <summary>A copy of the failure for another waiter: the ErrorRecords of two sessions would share its state.</summary>
    public static PortSipException Again(PortSipException e) => e.Restated(e.Message, e.InnerException, e.Operation, e.IsSafeToRetry, e.Reason);

    /// <summary>The token had to be renewed first, and the result of the renewal is unknown.</summary>
    public static PortSipException NotRenewed(ApiRequest request, PortSipException renewal) =>
        renewal.Restated($"Could not {request.Operation}: the token had to be renewed first. {renewal.Message}", renewal, request.Operation, isSafeToRetry: true, renewal.Reason);

    /// <summary>The token had to be renewed first, and the request's time elapsed.</summary>
    public static PortSipException NotRenewedInTime(ApiRequest request) =>
        new(PortSipFailure.TimedOut, $"Could not {request.Operation}: the token had to be renewed first, and the renewal took too long.")
        {
            Operation = request.Operation,
            IsSafeToRetry = true,
        };

    /// <summary>The PBX, or something in front of it, responded with a status other than 2xx.</summary>
    public static PortSipException FromResponse(ApiRequest request, ApiResponse response, BearerToken? token)
    {
        var errors = response.IsForeign ? [] : new ErrorList(text => Masked(text, request, token)).Read(response.Body);
        var failure = FailureOf(request, response, errors);
        var isSilent = errors.Count == 0 && failure == PortSipFailure.ValidationFailed;
        var words = errors.Count > 0 ? Reported(errors)
            : response.IsForeign ? Origin(failure, response)
            : !isSilent ? ""
            : request.SilentRefusalMeans is { } meaning ? $" It gave no reason: {meaning}."
            : " It gave no reason.";
        return new(failure, $"Could not {request.Operation}: {Explanation(failure, response, errors)} ({(int)response.StatusCode}).{words}")
        {
            Operation = request.Operation,
            StatusCode = response.StatusCode,
            Errors = errors,
            Value = response.StatusCode == HttpStatusCode.NotFound ? request.NotFoundValue : null,
            IsForeign = response.IsForeign,
            RequiredAccess = failure == PortSipFailure.Forbidden ? RequiredAccess.Of(request.Method, request.PathAndQuery) : null,
            IsSafeToRetry = request.Repeatability == Repeatability.Repeatable || IsProvenRefusal(response),
            Reason = isSilent && request.SilentRefusalMeans is not null ? PortSipFailureReason.CallNotReady : ReasonOf(failure, request, response, errors),
        };
    }

    /// <summary>A 2xx response whose body isn't what the API describes.</summary>
    public static PortSipException InvalidBody(ApiRequest request, ApiResponse response, string what) =>
        new(PortSipFailure.InvalidResponse, $"Could not {request.Operation}: the response ({(int)response.StatusCode}) {what}.")
        {
            Operation = request.Operation,
            StatusCode = response.StatusCode,
            IsSafeToRetry = request.Repeatability == Repeatability.Repeatable,
            Reason = PortSipFailureReason.ForeignAnswer,
        };

    // A redirect, a page or a failing server doesn't show what was done before it; a proxy that requires a password has forwarded nothing.
    private static bool IsProvenRefusal(ApiResponse response) =>
        response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired
        || (!response.IsForeign && (int)response.StatusCode is >= 400 and < 500 and not 408);

    private static PortSipFailure FailureOf(ApiRequest request, ApiResponse response, IReadOnlyList<PortSipError> errors) => (int)response.StatusCode switch
    {
        >= 300 and < 400 => PortSipFailure.InvalidResponse,
        // The proxy's response, not the PBX's.
        407 => PortSipFailure.ConnectionFailed,
        408 => PortSipFailure.TimedOut,
        429 => PortSipFailure.RateLimited,
        >= 500 => PortSipFailure.ServerError,
        _ when response.IsForeign => PortSipFailure.InvalidResponse,
        _ when NeedsLicense(errors) => PortSipFailure.LicenseRequired,
        _ when Has(errors, "RESOURCE_IN_USE") => PortSipFailure.Conflict,
        // A wrong password is a 400 with UNAUTHORIZED, not a 401; 22.6 changed the codes of logins (API §1).
        400 when Has(errors, Unauthorized) => PortSipFailure.AuthenticationFailed,
        401 => request.IsSignedIn ? PortSipFailure.SessionExpired : PortSipFailure.AuthenticationFailed,
        403 => PortSipFailure.Forbidden,
        404 or 405 when !request.IsSignedIn && Has(errors, Unauthorized) => PortSipFailure.AuthenticationFailed,
        404 => request.NotFoundMeans,
        405 => PortSipFailure.NotFound,
        409 => PortSipFailure.Conflict,
        _ => PortSipFailure.ValidationFailed,
    };

    private static bool Has(IReadOnlyList<PortSipError> errors, string code) => errors.Any(e => string.Equals(e.Code, code, StringComparison.OrdinalIgnoreCase));

    // LICENSE_MODULE_UNAVAILABLE, LICENSE_TENANT_MODULE_REQUIRED, LICENSE_TARGET_MODULE_REQUIRED; with a 503 LICENSE_SNAPSHOT_UNAVAILABLE (API §1).
    private static bool NeedsLicense(IReadOnlyList<PortSipError> errors) => errors.Any(e => e.Code.StartsWith("LICENSE_", StringComparison.OrdinalIgnoreCase));

    private static string Origin(PortSipFailure failure, ApiResponse response)
    {
        var what = failure == PortSipFailure.InvalidResponse ? "" : $" The response was {Provenance.Describe(response.Body)} and didn't come from the PBX.";
        return response.Proxy is null ? what : $"{what} It came through the proxy {response.Proxy}.";
    }

    private static string Explanation(PortSipFailure failure, ApiResponse response, IReadOnlyList<PortSipError> errors) => failure switch
    {
        PortSipFailure.InvalidResponse when (int)response.StatusCode >= 400 => $"the PBX didn't respond; {Provenance.Describe(response.Body)} was returned in its place",
        PortSipFailure.InvalidResponse when response.Location is not null => $"the server redirects to {response.Location}, and no token or password is sent there",
        PortSipFailure.InvalidResponse => "the server redirects the request, and redirects aren't followed",
        PortSipFailure.AuthenticationFailed => "the PBX rejected the user name or password",
        PortSipFailure.SessionExpired => "the PBX no longer accepts the token",
        PortSipFailure.Forbidden => "the PBX doesn't permit it",
        PortSipFailure.LicenseRequired => "the PBX has no license for this",
        PortSipFailure.Conflict => "something else is using it, or its state doesn't allow it now",
        PortSipFailure.CallNotFound => "the PBX doesn't know this call, which may have ended",
        PortSipFailure.NotFound => "the PBX couldn't find what was requested",
        PortSipFailure.ConnectionFailed => $"the proxy{(response.Proxy is null ? "" : $" {response.Proxy}")} requires a user name and a password",
        PortSipFailure.TimedOut => "the server timed out",
        PortSipFailure.RateLimited => "too many requests were sent",
        PortSipFailure.ServerError when NeedsLicense(errors) => "the PBX can't check its licenses at the moment",
        PortSipFailure.ServerError => "the server failed",
        _ => "the PBX rejected the request",
    };

    private static PortSipFailureReason ReasonOf(PortSipFailure failure, ApiRequest request, ApiResponse response, IReadOnlyList<PortSipError> errors) => failure switch
    {
        PortSipFailure.InvalidResponse => (int)response.StatusCode >= 400 ? PortSipFailureReason.ForeignAnswer : PortSipFailureReason.Redirect,
        PortSipFailure.ConnectionFailed => PortSipFailureReason.ProxyCredentialRequired,
        PortSipFailure.ServerError when NeedsLicense(errors) => PortSipFailureReason.LicenseCheckFailed,
        _ when response.StatusCode == HttpStatusCode.NotFound => request.NotFoundReason,
        _ => PortSipFailureReason.None,
    };

    private static string Reported(IReadOnlyList<PortSipError> errors)
    {
        var words = errors.Select(Words).Where(text => text.Length > 0).ToList();
        return words.Count > 0 ? $" It reports: {string.Join("; ", words)}." : " It gave no reason.";
    }

    // The code UNKNOWN adds nothing to the message that comes with it.
    private static string Words(PortSipError error)
    {
        var text = string.Equals(error.Code, "UNKNOWN", StringComparison.OrdinalIgnoreCase) ? error.Message : error.ToString();
        return error.Detail is null ? text ?? "" : $"{text} {error.Detail}".TrimStart();
    }

    // The HTTP stack quotes what it can't read, which can be an echo of what was sent.
    private static Exception? Harmless(Exception exception, ApiRequest request, BearerToken? token)
    {
        var text = exception.ToString();
        return Masked(text, request, token) == text ? exception : null;
    }

    private static string Masked(string text, ApiRequest request, BearerToken? token) =>
        Secrets.MaskUserInfo(Secrets.MaskValues(text, [.. request.CarriedSecrets, token?.Value]));
}
