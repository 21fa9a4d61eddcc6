using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of signing in (API §2).

internal sealed record SignInBody(string Username, string Password, string? Domain);

internal sealed record RefreshBody(string RefreshToken);

internal sealed record SendOtpBody(string Token);

internal sealed record VerifyOtpBody(string Token, string Code);

internal sealed record TokenAnswer(
    string? AccessToken, string? RefreshToken, double? ExpiresIn, DateTimeOffset? ExpiresAt, string? TwoFactorEnabled, string? Token)
{
    public static TokenAnswer Empty { get; } = new(null, null, null, null, null, null);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SignInBody))]
[JsonSerializable(typeof(RefreshBody))]
[JsonSerializable(typeof(SendOtpBody))]
[JsonSerializable(typeof(VerifyOtpBody))]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class SignInJson : JsonSerializerContext
{
    public static SignInJson Wire { get; } = new(WireFormat.With());
}
