using System.Net;
using System.Net.Http.Headers;

namespace PortSip.Client;

/// <summary>Turns what the wire brought into the exception that says it, in plain words and without secrets.</summary>
internal static class Failures
{
    private const string Unauthorized = "UNAUTHORIZED";
    private const string WrongServer = "Check that the server's address leads to the PBX's REST API, and whether a proxy, a gateway or a web server in front of it answered in its place.";

    /// <summary>No whole answer came.</summary>
    public static PortSipException FromTransport(ApiRequest request, TransportFailure failure, AuthenticationHeaderValue? token) =>
        new(failure.Failure, $"Could not {request.Operation}: {Masked(failure.Reason, request, token)}.", Harmless(failure.Exception, request, token))
        {
            Operation = request.Operation,
            IsSafeToRetry = request.Repeatability == Repeatability.Repeatable || !failure.MayHaveArrived,
            RecommendedAction = failure.RecommendedAction ?? failure.Failure switch
            {
                PortSipFailure.CertificateRejected =>
                    "Compare the thumbprint with the one that the PBX's administrator names; if it is the same, connect with -CertificateThumbprint and it. -SkipCertificateCheck accepts any certificate.",
                PortSipFailure.ConnectionFailed =>
                    "See that the server's name and port are right (REST: 8887 for https, 8888 for http), that the PBX runs, and that no firewall or proxy is in the way.",
                PortSipFailure.NotConnected => "Run Connect-PortSip again.",
                PortSipFailure.TimedOut => "See whether the PBX is overloaded or far away; -TimeoutSec gives it more time.",
                _ => "Try again; if it stays so, see what stands between this machine and the PBX.",
            },
        };

    /// <summary>The same failure for somebody else: an exception that two threads throw shares its stack trace, and the ErrorRecords of two sessions their state.</summary>
    public static PortSipException Again(PortSipException e) =>
        new(e.Failure, e.Message, e.InnerException)
        {
            Operation = e.Operation,
            StatusCode = e.StatusCode,
            Errors = e.Errors,
            IsForeign = e.IsForeign,
            IsSafeToRetry = e.IsSafeToRetry,
            RecommendedAction = e.RecommendedAction,
        };

    /// <summary>The token had to be renewed first, and that failed in a way that leaves open what became of the renewal.</summary>
    public static PortSipException NotRenewed(ApiRequest request, PortSipException renewal) =>
        new(renewal.Failure, $"Could not {request.Operation}: the token had to be renewed first. {renewal.Message}", renewal)
        {
            Operation = request.Operation,
            StatusCode = renewal.StatusCode,
            Errors = renewal.Errors,
            IsSafeToRetry = true,
            RecommendedAction = renewal.RecommendedAction,
        };

    /// <summary>The token had to be renewed first, and the time of the request is over.</summary>
    public static PortSipException NotRenewedInTime(ApiRequest request) =>
        new(PortSipFailure.TimedOut, $"Could not {request.Operation}: the token had to be renewed first, and that was not done in time.")
        {
            Operation = request.Operation,
            IsSafeToRetry = true,
            RecommendedAction = "See whether the PBX is overloaded or far away; -TimeoutSec gives it more time.",
        };

    /// <summary>The PBX, or something before it, answered with another status than 2xx.</summary>
    public static PortSipException FromResponse(ApiRequest request, ApiResponse response, AuthenticationHeaderValue? token)
    {
        var errors = response.IsForeign ? [] : new ErrorList(text => Masked(text, request, token)).Read(response.Body);
        var failure = FailureOf(request, response, errors);
        var isSilent = errors.Count == 0 && failure == PortSipFailure.ValidationFailed;
        var words = errors.Count > 0 ? $" It says {string.Join("; ", errors.Select(Words))}."
            : response.IsForeign ? Origin(failure, response)
            : !isSilent ? ""
            : request.SilentRefusalMeans is { } meaning ? $" It gave no reason: {meaning}."
            : " It gave no reason.";
        if (response.StatusCode == HttpStatusCode.NotFound && request.NotFoundHint is { } hint)
            words += $" {hint}";
        return new(failure, $"Could not {request.Operation}: {Reason(failure, response, errors)} ({(int)response.StatusCode}).{words}")
        {
            Operation = request.Operation,
            StatusCode = response.StatusCode,
            Errors = errors,
            IsForeign = response.IsForeign,
            IsSafeToRetry = request.Repeatability == Repeatability.Repeatable || IsProvenRefusal(response),
            RecommendedAction = isSilent && request.SilentRefusalMeans is not null ? "Get-PortSipCall shows which calls are active, and who talks in them." : RecommendedAction(failure, response, errors),
        };
    }

    /// <summary>A 2xx answer whose body isn't what the API promises.</summary>
    public static PortSipException InvalidBody(ApiRequest request, ApiResponse response, string what) =>
        new(PortSipFailure.InvalidResponse, $"Could not {request.Operation}: the answer ({(int)response.StatusCode}) {what}.")
        {
            Operation = request.Operation,
            StatusCode = response.StatusCode,
            IsSafeToRetry = request.Repeatability == Repeatability.Repeatable,
            RecommendedAction = WrongServer,
        };

    // A redirect, a page or a failing server leaves open what was done before it; a proxy that wants a password has passed nothing on.
    private static bool IsProvenRefusal(ApiResponse response) =>
        response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired
        || (!response.IsForeign && (int)response.StatusCode is >= 400 and < 500 and not 408);

    private static PortSipFailure FailureOf(ApiRequest request, ApiResponse response, IReadOnlyList<PortSipError> errors) => (int)response.StatusCode switch
    {
        >= 300 and < 400 => PortSipFailure.InvalidResponse,
        // The proxy's word, not the PBX's.
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
        var what = failure == PortSipFailure.InvalidResponse ? "" : $" The answer was {Provenance.Describe(response.Body)}, not the PBX's.";
        return response.Proxy is null ? what : $"{what} It came through the proxy {response.Proxy}.";
    }

    private static string Reason(PortSipFailure failure, ApiResponse response, IReadOnlyList<PortSipError> errors) => failure switch
    {
        PortSipFailure.InvalidResponse when (int)response.StatusCode >= 400 => $"the PBX didn't answer; {Provenance.Describe(response.Body)} came back in its place",
        PortSipFailure.InvalidResponse when response.Location is not null => $"the server redirects to {response.Location}, where neither token nor password is sent",
        PortSipFailure.InvalidResponse => "the server redirects, and that isn't followed",
        PortSipFailure.AuthenticationFailed => "the PBX refused user name or password",
        PortSipFailure.SessionExpired => "the PBX no longer accepts the token",
        PortSipFailure.Forbidden => "the PBX doesn't permit it",
        PortSipFailure.LicenseRequired => "the PBX has no license for it",
        PortSipFailure.Conflict => "something else is using it, or its state doesn't allow it now",
        PortSipFailure.CallNotFound => "the PBX knows no such call, it may be over",
        PortSipFailure.NotFound => "the PBX doesn't know what was asked for",
        PortSipFailure.ConnectionFailed => $"the proxy{(response.Proxy is null ? "" : $" {response.Proxy}")} requires a user name and a password",
        PortSipFailure.TimedOut => "the server gave up waiting",
        PortSipFailure.RateLimited => "the PBX gets too many requests",
        PortSipFailure.ServerError when NeedsLicense(errors) => "the PBX can't check its licenses at the moment",
        PortSipFailure.ServerError => "the server failed",
        _ => "the PBX refused it",
    };

    private static string? RecommendedAction(PortSipFailure failure, ApiResponse response, IReadOnlyList<PortSipError> errors) => failure switch
    {
        PortSipFailure.InvalidResponse when (int)response.StatusCode >= 400 => WrongServer,
        PortSipFailure.AuthenticationFailed => "Check user name, password and domain before you try again: after repeated failures the PBX blocks this address for a while.",
        PortSipFailure.SessionExpired => "Run Connect-PortSip again.",
        PortSipFailure.Forbidden => "Sign in as a user whose role has the permission (calls of others: Company Call Sessions). A blocked address answers the same.",
        PortSipFailure.LicenseRequired => "Ask the PBX's administrator which license or module the tenant lacks. Another role doesn't help.",
        PortSipFailure.Conflict => "Check what uses it, and try again when it is free.",
        PortSipFailure.CallNotFound => "Get-PortSipCall lists the calls that are active.",
        PortSipFailure.NotFound => "See whether it is (still) there by that id or number, whether the server's address is right, and whether this version of the PBX has the function.",
        PortSipFailure.ConnectionFailed => ProxyTrouble.GiveCredential,
        PortSipFailure.RateLimited => "Send less at a time: a smaller -ThrottleLimit, or -RequestsPerMinute on Connect-PortSip below the PBX's limit.",
        PortSipFailure.ServerError when NeedsLicense(errors) => "Try again in a while. If the problem persists, check the license service of the PBX.",
        PortSipFailure.ServerError => "See the PBX's own log; if a proxy stands before it, see whether that one reaches the PBX.",
        PortSipFailure.InvalidResponse => "Connect to the address to which the server redirects, if it is the right one.",
        _ => "Correct what the message names; get-help of the cmdlet gives the limits.",
    };

    private static string Words(PortSipError error) => error.Detail is null ? error.ToString() : $"{error} {error.Detail}";

    // The HTTP stack quotes what it can't read, and that can be an echo of what was sent.
    private static Exception? Harmless(Exception exception, ApiRequest request, AuthenticationHeaderValue? token)
    {
        var text = exception.ToString();
        return Masked(text, request, token) == text ? exception : null;
    }

    private static string Masked(string text, ApiRequest request, AuthenticationHeaderValue? token) =>
        Secrets.MaskUserInfo(Secrets.MaskValues(text, [.. request.CarriedSecrets, token?.Parameter]));
}
