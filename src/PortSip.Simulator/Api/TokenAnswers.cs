using System.Globalization;
using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The responses that contain tokens.</summary>
internal sealed class TokenAnswers(SimulatorOptions options, SimulatorClock clock)
{
    /// <summary>The response of <c>/auth/sign_in</c>, of the OAuth form and of their refreshes.</summary>
    public SimulatorResponse Pair(TokenPair tokens) => Answer.Json(200, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("access_token", tokens.Access);
        WriteExpiry(writer, tokens.AccessExpiry);
        writer.WriteString("refresh_token", tokens.Refresh);
        writer.WriteString("token_type", "Bearer");
        writer.WriteEndObject();
    });

    /// <summary>The response of <c>/login</c>, which has no refresh token.</summary>
    public SimulatorResponse Session(string accessToken, DateTimeOffset expiry, string role) => Answer.Json(200, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("access_token", accessToken);
        WriteExpiry(writer, expiry);
        writer.WriteString("role", role);
        writer.WriteEndObject();
    });

    /// <summary>The password was correct; the code is still required.</summary>
    public static SimulatorResponse TwoFactor(string token) => Answer.Json(200, writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("two_factor_enabled", true);
        writer.WriteString("token", token);
        writer.WriteEndObject();
    });

    private void WriteExpiry(Utf8JsonWriter writer, DateTimeOffset expiry)
    {
        var seconds = (long)Math.Floor((expiry - clock.Now).TotalSeconds);
        switch (options.ExpiryForm)
        {
            case SimulatorExpiryForm.Seconds:
                writer.WriteNumber("expires_in", seconds);
                break;
            case SimulatorExpiryForm.SecondsAsText:
                writer.WriteString("expires_in", seconds.ToString(CultureInfo.InvariantCulture));
                break;
            case SimulatorExpiryForm.ExpiresAt:
                writer.WriteString("expires_at", ApiTime.Text(expiry));
                break;
            case SimulatorExpiryForm.ImpossibleExpiresAt:
                writer.WriteString("expires_at", "2023-02-30T25:61:00Z");
                writer.WriteNumber("expires_in", seconds);
                break;
        }
    }
}
