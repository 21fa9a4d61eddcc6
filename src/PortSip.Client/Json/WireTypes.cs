using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of the API, field for field (API §2, §3). What flows out of the client is in the folders of its area.

internal sealed record SignInBody(string Username, string Password, string? Domain);

internal sealed record RefreshBody(string RefreshToken);

internal sealed record SendOtpBody(string Token);

internal sealed record VerifyOtpBody(string Token, string Code);

internal sealed record TokenAnswer(
    string? AccessToken, string? RefreshToken, double? ExpiresIn, DateTimeOffset? ExpiresAt, string? TwoFactorEnabled, string? Token)
{
    public static TokenAnswer Empty { get; } = new(null, null, null, null, null, null);
}

internal sealed record OriginateBody(
    string Caller,
    string Callee,
    bool SendSdp,
    string? CallerDisplayName,
    string? Trunk,
    string? RewriteFrom,
    string? RewritePai,
    string? RewriteRpi,
    string? UserData,
    string? AdditionalHeader,
    string? HeaderDirection,
    string? Target,
    string? TargetInstanceId,
    string? TargetExtensionNumber);

internal sealed record OriginateAnswer(string? Id)
{
    /// <summary>An id that can't be read is none: nobody could hang the call up by it.</summary>
    public string? Id { get; } = ReceivedText.Original(Id)?.IndexOf('\uFFFD') >= 0 ? null : Id;
}

internal sealed record ExtensionBody(string ExtensionNumber);

internal sealed record BlindTransferBody(string ExtensionNumber, string ReferTo);

internal sealed record AttendedTransferBody(
    string ExtensionNumber,
    [property: JsonPropertyName("refer_to_1")] string ReferTo1,
    [property: JsonPropertyName("session_1")] string? Session1,
    [property: JsonPropertyName("refer_to_2")] string ReferTo2,
    [property: JsonPropertyName("session_2")] string? Session2);

internal sealed record SessionAnswer(string? Id, IReadOnlyList<LegAnswer?>? Calls);

internal sealed record LegAnswer(
    string? Caller, string? CallerDisplayName, string? Callee, string? Trunk,
    [property: JsonConverter(typeof(StatedTimeConverter))] StatedTime? StartedAt,
    [property: JsonConverter(typeof(StatedSecondsConverter))] StatedSeconds? TalkingTime);

internal sealed record EventSignInCommand(string Command, string? Username, string? ExtensionNumber, string Password, string? Domain);

internal sealed record EventTopicCommand(
    string Command, IReadOnlyList<string> Topics, IReadOnlyList<string>? Extensions, IReadOnlyList<string>? Queues, IReadOnlyList<string>? Tenants);
