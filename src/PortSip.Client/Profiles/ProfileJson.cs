using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PortSip.Client;

/// <summary>A profile as it is written to the file. Its name is the name of the member.</summary>
internal sealed record StoredProfile
{
    public string? Server { get; init; }

    public string? Domain { get; init; }

    public string? UserName { get; init; }

    public string? SecretName { get; init; }

    public string? SecretVault { get; init; }

    public string[]? CertificateThumbprint { get; init; }

    public bool? AllowUnencrypted { get; init; }

    public PortSipAuthenticationMethod? AuthenticationMethod { get; init; }

    public string? EventUri { get; init; }

    public PortSipEventSignIn? EventSignIn { get; init; }

    public int? TimeoutSec { get; init; }

    public int? MaximumRetryCount { get; init; }

    public double? RetryIntervalSec { get; init; }

    public int? RequestsPerMinute { get; init; }

    public static StoredProfile Of(PortSipProfile profile) => new()
    {
        Server = profile.Server,
        Domain = profile.Domain,
        UserName = profile.UserName,
        SecretName = profile.SecretName,
        SecretVault = profile.SecretVault,
        CertificateThumbprint = profile.CertificateThumbprint.Count == 0 ? null : [.. profile.CertificateThumbprint],
        AllowUnencrypted = profile.AllowUnencrypted ? true : null,
        AuthenticationMethod = profile.AuthenticationMethod,
        EventUri = profile.EventUri,
        EventSignIn = profile.EventSignIn,
        TimeoutSec = profile.TimeoutSec,
        MaximumRetryCount = profile.MaximumRetryCount,
        RetryIntervalSec = profile.RetryIntervalSec,
        RequestsPerMinute = profile.RequestsPerMinute,
    };

    /// <exception cref="JsonException">It has no server.</exception>
    public PortSipProfile Named(string name) => new()
    {
        Name = ReceivedText.Of(name),
        Server = ReceivedText.Of(Server) ?? throw new JsonException("The member 'server' is missing"),
        Domain = ReceivedText.Of(Domain),
        UserName = ReceivedText.Of(UserName),
        SecretName = ReceivedText.Of(SecretName),
        SecretVault = ReceivedText.Of(SecretVault),
        CertificateThumbprint = [.. (CertificateThumbprint ?? []).Select(thumbprint => ReceivedText.Of(thumbprint) ?? "")],
        AllowUnencrypted = AllowUnencrypted ?? false,
        AuthenticationMethod = AuthenticationMethod,
        EventUri = ReceivedText.Of(EventUri),
        EventSignIn = EventSignIn,
        TimeoutSec = Within(TimeoutSec, 1, 86_400, "timeoutSec"),
        MaximumRetryCount = Within(MaximumRetryCount, 0, 20, "maximumRetryCount"),
        RetryIntervalSec = Within(RetryIntervalSec, 0.001, 30, "retryIntervalSec"),
        RequestsPerMinute = Within(RequestsPerMinute, 0, 1_000_000, "requestsPerMinute"),
    };

    private static T? Within<T>(T? value, T least, T most, string member)
        where T : struct, IComparable<T> =>
        value is { } number && (number.CompareTo(least) < 0 || number.CompareTo(most) > 0)
            ? throw new JsonException(FormattableString.Invariant($"The member '{member}' must be {least} to {most}; it is {number}"))
            : value;
}

// Hand-written files may use any case. Members that aren't known belong to a newer version and are kept in the file.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredProfile))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ProfileJson : JsonSerializerContext
{
    /// <summary>For people to read and edit.</summary>
    public static JsonWriterOptions Written { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
