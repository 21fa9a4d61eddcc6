using System.Net;
using System.Text.Json;

namespace PortSip.Client;

/// <summary>Turns what the wire brought into the exception that says it, in plain words and without secrets.</summary>
internal static class Failures
{
    private const int LongestDetail = 500;

    /// <summary>No whole answer came.</summary>
    public static PortSipException FromTransport(ApiRequest request, TransportFailure failure, AccessToken? token) =>
        new(failure.Failure, $"Could not {request.Operation}: {Masked(failure.Reason, request, token)}.", Harmless(failure.Exception, request, token))
        {
            Operation = request.Operation,
            IsSafeToRetry = request.Repeatability == Repeatability.Repeatable || !failure.MayHaveArrived,
            RecommendedAction = failure.Failure switch
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
    public static PortSipException FromResponse(ApiRequest request, ApiResponse response, AccessToken? token)
    {
        var errors = ErrorsOf(response.Body, request, token);
        var failure = FailureOf(request, response.StatusCode, errors);
        var isSilent = errors.Count == 0 && failure == PortSipFailure.ValidationFailed;
        var words = errors.Count > 0 ? $" It says {string.Join("; ", errors.Select(Words))}."
            : !isSilent ? ""
            : request.SilentRefusalMeans is { } meaning ? $" It gave no reason: {meaning}."
            : " It gave no reason.";
        if (response.StatusCode == HttpStatusCode.NotFound && request.NotFoundHint is { } hint)
            words += $" {hint}";
        return new(failure, $"Could not {request.Operation}: {Reason(failure, response)} ({(int)response.StatusCode}).{words}")
        {
            Operation = request.Operation,
            StatusCode = response.StatusCode,
            Errors = errors,
            IsSafeToRetry = request.Repeatability == Repeatability.Repeatable || (int)response.StatusCode is < 500 and not 408,
            RecommendedAction = isSilent && request.SilentRefusalMeans is not null ? "Get-PortSipCall shows which calls are active, and who talks in them." : RecommendedAction(failure),
        };
    }

    /// <summary>A 2xx answer whose body isn't what the API promises.</summary>
    public static PortSipException InvalidBody(ApiRequest request, ApiResponse response, string what) =>
        new(PortSipFailure.InvalidResponse, $"Could not {request.Operation}: the answer ({(int)response.StatusCode}) {what}.")
        {
            Operation = request.Operation,
            StatusCode = response.StatusCode,
            IsSafeToRetry = request.Repeatability == Repeatability.Repeatable,
            RecommendedAction = "See whether the server's address leads to the PBX's REST API, and not to its web page or to a proxy's.",
        };

    /// <summary>The originate was accepted, and the answer doesn't say which call it is.</summary>
    public static PortSipException NoSessionId(ApiRequest request) =>
        new(PortSipFailure.InvalidResponse, $"Could not {request.Operation}: the answer holds no session id.") { Operation = request.Operation };

    /// <summary>The answer to an originate was lost.</summary>
    public static PortSipOutcomeUnknownException CallOutcomeUnknown(
        OriginateRequest call, PortSipException loss, IReadOnlyList<PortSipCall> candidates, string finding) =>
        new(PortSipFailure.CallOutcomeUnknown, $"{loss.Message} Whether the call from {call.Caller} to {call.Callee} was placed isn't known: {finding}. It was not sent again.", loss)
        {
            Operation = loss.Operation,
            StatusCode = loss.StatusCode,
            Errors = loss.Errors,
            Candidates = candidates,
            RecommendedAction = call.UserData is null
                ? $"Look with Get-PortSipCall -ExtensionNumber {call.Caller}, and in the call logs, before you dial again. With -UserData a call can be told from others in events and call logs."
                : $"Look with Get-PortSipCall -ExtensionNumber {call.Caller}, and for the user data '{call.UserData}' in the call logs, before you dial again.",
        };

    /// <summary>The answer to a transfer was lost.</summary>
    public static PortSipOutcomeUnknownException TransferOutcomeUnknown(ApiRequest request, PortSipException loss) =>
        new(PortSipFailure.TransferOutcomeUnknown, $"{loss.Message} Whether the parties were moved isn't known. It was not sent again.", loss)
        {
            Operation = request.Operation,
            StatusCode = loss.StatusCode,
            Errors = loss.Errors,
            RecommendedAction = "Look with Get-PortSipCall who talks with whom before you transfer again.",
        };

    private static PortSipFailure FailureOf(ApiRequest request, HttpStatusCode status, IReadOnlyList<PortSipError> errors) => (int)status switch
    {
        >= 300 and < 400 => PortSipFailure.InvalidResponse,
        // A wrong password is a 400 with UNAUTHORIZED, not a 401; 22.6 changed the codes of logins (API §1).
        400 when errors.Any(e => e.Code == "UNAUTHORIZED") => PortSipFailure.AuthenticationFailed,
        401 => request.IsSignedIn ? PortSipFailure.SessionExpired : PortSipFailure.AuthenticationFailed,
        403 => PortSipFailure.Forbidden,
        404 => request.NotFoundMeans,
        405 => PortSipFailure.NotFound,
        // The proxy's word, not the PBX's.
        407 => PortSipFailure.ConnectionFailed,
        408 => PortSipFailure.TimedOut,
        429 => PortSipFailure.RateLimited,
        >= 500 => PortSipFailure.ServerError,
        _ => PortSipFailure.ValidationFailed,
    };

    private static string Reason(PortSipFailure failure, ApiResponse response) => failure switch
    {
        PortSipFailure.InvalidResponse when response.Location is not null => $"the server redirects to {response.Location}, where neither token nor password is sent",
        PortSipFailure.InvalidResponse => "the server redirects, and that isn't followed",
        PortSipFailure.AuthenticationFailed => "the PBX refused user name or password",
        PortSipFailure.SessionExpired => "the PBX no longer accepts the token",
        PortSipFailure.Forbidden => "the PBX doesn't permit it",
        PortSipFailure.CallNotFound => "the PBX knows no such call, it may be over",
        PortSipFailure.NotFound => "the PBX doesn't know what was asked for",
        PortSipFailure.ConnectionFailed => "the proxy wants a user name and a password",
        PortSipFailure.TimedOut => "the server gave up waiting",
        PortSipFailure.RateLimited => "the PBX gets too many requests",
        PortSipFailure.ServerError => "the server failed",
        _ => "the PBX refused it",
    };

    private static string? RecommendedAction(PortSipFailure failure) => failure switch
    {
        PortSipFailure.AuthenticationFailed => "Check user name, password and domain before you try again: after repeated failures the PBX blocks this address for a while.",
        PortSipFailure.SessionExpired => "Run Connect-PortSip again.",
        PortSipFailure.Forbidden => "Sign in as a user whose role has the permission (calls of others: Company Call Sessions). A blocked address answers the same.",
        PortSipFailure.CallNotFound => "Get-PortSipCall lists the calls that are active.",
        PortSipFailure.NotFound => "See whether it is (still) there by that id or number, whether the server's address is right, and whether this version of the PBX has the function.",
        PortSipFailure.ConnectionFailed => "Connect with -ProxyCredential, or through another -Proxy.",
        PortSipFailure.RateLimited => "Send less at a time: a smaller -ThrottleLimit, or -RequestsPerMinute on Connect-PortSip below the PBX's limit.",
        PortSipFailure.ServerError => "See the PBX's own log; if a proxy stands before it, see whether that one reaches the PBX.",
        PortSipFailure.InvalidResponse => "Connect to the address to which the server redirects, if it is the right one.",
        _ => "Correct what the message names; get-help of the cmdlet gives the limits.",
    };

    private static string Words(PortSipError error) => error.Detail is null ? error.ToString() : $"{error} {error.Detail}";

    private static List<PortSipError> ErrorsOf(ReadOnlyMemory<byte> body, ApiRequest request, AccessToken? token)
    {
        try
        {
            return LenientJson.Read(Wire.WithoutByteOrderMark(body), json => ReadErrors(json, request, token), out _);
        }
        catch (Exception e) when (LenientJson.IsUnreadable(e))
        {
            // Empty, HTML or cut off: the status says what there is to say.
            return [];
        }
    }

    private static List<PortSipError> ReadErrors(ReadOnlyMemory<byte> body, ApiRequest request, AccessToken? token)
    {
        using var json = JsonDocument.Parse(body);
        var errors = new List<PortSipError>();
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty("errors", out var list)
            || list.ValueKind != JsonValueKind.Array)
            return errors;
        foreach (var entry in list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object))
        {
            errors.Add(new PortSipError(
                Text(entry, "code", request, token) ?? "UNKNOWN", Text(entry, "message", request, token), Detail(entry, request, token)));
        }
        return errors;
    }

    // Masked first and shortened then: half a secret is found by no mask.
    private static string? Text(JsonElement entry, string name, ApiRequest request, AccessToken? token)
    {
        if (!entry.TryGetProperty(name, out var value))
            return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : Shortened(Masked(text!, request, token).Trim().TrimEnd('.'));
    }

    private static string? Detail(JsonElement entry, ApiRequest request, AccessToken? token)
    {
        if (!entry.TryGetProperty("detail", out var detail) || detail.ValueKind is JsonValueKind.Null)
            return null;
        // Masked inside, since the PBX may escape a character in any of several ways; and outside, for numbers.
        var text = Masked(Wire.Text(detail, value => Masked(value, request, token)), request, token);
        return text is "{}" or "[]" or "\"\"" ? null : Shortened(text);
    }

    private static string Shortened(string text) => text.Length > LongestDetail ? text.Substring(0, LongestDetail) + "…" : text;

    // The HTTP stack quotes what it can't read, and that can be an echo of what was sent.
    private static Exception? Harmless(Exception exception, ApiRequest request, AccessToken? token)
    {
        var text = exception.ToString();
        return Masked(text, request, token) == text ? exception : null;
    }

    private static string Masked(string text, ApiRequest request, AccessToken? token) =>
        Secrets.MaskValues(text, [.. request.CarriedSecrets, token?.Value]);
}
