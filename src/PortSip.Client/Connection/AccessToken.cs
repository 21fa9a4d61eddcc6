using System.Diagnostics;
using System.Net.Http.Headers;

namespace PortSip.Client;

/// <summary>A token as the PBX gave it. It shows itself nowhere.</summary>
[DebuggerDisplay("access token")]
internal sealed class AccessToken
{
    // What is left of a token that says nothing of its life (API §2).
    private static readonly TimeSpan ShortLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(60);

    private readonly TimeSpan _receivedAt;
    private readonly TimeSpan _lifetime;

    private AccessToken(string value, string? refreshToken, TimeSpan receivedAt, TimeSpan lifetime, DateTimeOffset? expiresAt)
    {
        Value = value;
        RefreshToken = refreshToken;
        Header = new AuthenticationHeaderValue("Bearer", value);
        ExpiresAt = expiresAt;
        _receivedAt = receivedAt;
        _lifetime = lifetime;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Value { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? RefreshToken { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public AuthenticationHeaderValue Header { get; }

    /// <summary>By this machine's clock; null where nobody knows.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Whether it is over, by the time since it came: a clock that is set doesn't matter.</summary>
    public bool IsExpired(Clock clock) => clock.Elapsed - _receivedAt >= _lifetime;

    /// <summary>Whether it ends so soon (a minute, or a tenth of a short life) that it is time to renew it.</summary>
    public bool IsDueForRenewal(Clock clock)
    {
        var tenth = TimeSpan.FromTicks(_lifetime.Ticks / 10);
        return clock.Elapsed - _receivedAt >= _lifetime - (tenth < LongestMargin ? tenth : LongestMargin);
    }

    /// <summary>A token given by the user: nobody knows how long it lives, so the PBX's 401 tells.</summary>
    /// <exception cref="PortSipException">ValidationFailed: no header can carry it.</exception>
    public static AccessToken Given(string value, Clock clock)
    {
        var token = value.Trim();
        return IsSendable(token)
            ? new(token, null, clock.Elapsed, TimeSpan.MaxValue, null)
            : throw Validation.Failed("The access token is empty or contains characters that aren't valid in a token.");
    }

    /// <summary>Whether the text can stand in a header: visible ASCII, and some of it.</summary>
    public static bool IsSendable(string value) => value.Length > 0 && value.All(c => c is > ' ' and <= '~');

    /// <summary>A token from an answer, whose life counts from now.</summary>
    /// <param name="answer">What the PBX said.</param>
    /// <param name="pbxTime">The PBX's clock when it answered, or null: <c>expires_at</c> is meant on that one.</param>
    /// <param name="clock">The time.</param>
    public static AccessToken From(TokenAnswer answer, DateTimeOffset? pbxTime, Clock clock)
    {
        var lifetime = answer switch
        {
            { ExpiresIn: > 0 and < 1e9 and { } seconds } => TimeSpan.FromSeconds(seconds),
            { ExpiresAt: { } at } when at > (pbxTime ?? clock.UtcNow) => at - (pbxTime ?? clock.UtcNow),
            _ => ShortLife,
        };
        // A PBX whose clock runs behind can name the end of the calendar.
        DateTimeOffset? expiresAt = lifetime < DateTimeOffset.MaxValue - clock.UtcNow ? clock.UtcNow + lifetime : null;
        return new(answer.AccessToken!, ReceivedText.Original(answer.RefreshToken), clock.Elapsed, lifetime, expiresAt);
    }

    public override string ToString() => Secrets.Mask;
}
