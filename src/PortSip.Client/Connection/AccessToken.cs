using System.Diagnostics;

namespace PortSip.Client;

/// <summary>A token from the PBX. Its value is never shown.</summary>
[DebuggerDisplay("access token")]
internal sealed class AccessToken
{
    // Applies to a token that doesn't state its lifetime (API §2).
    private static readonly TimeSpan ShortLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(60);

    private readonly TimeSpan _receivedAt;
    private readonly TimeSpan _lifetime;

    private AccessToken(string value, string? refreshToken, TimeSpan receivedAt, TimeSpan lifetime, DateTimeOffset? expiresAt)
    {
        Value = value;
        RefreshToken = refreshToken;
        Bearer = new BearerToken(value);
        ExpiresAt = expiresAt;
        _receivedAt = receivedAt;
        _lifetime = lifetime;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Value { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? RefreshToken { get; }

    /// <summary>It, as requests carry it.</summary>
    public BearerToken Bearer { get; }

    /// <summary>The expiry by this computer's clock; null if unknown.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Whether it has expired, by the time elapsed since it was issued: clock changes don't matter.</summary>
    public bool IsExpired(Clock clock) => clock.Elapsed - _receivedAt >= _lifetime;

    /// <summary>Whether it expires so soon (within a minute, or a tenth of a short lifetime) that it should be renewed.</summary>
    public bool IsDueForRenewal(Clock clock)
    {
        var tenth = TimeSpan.FromTicks(_lifetime.Ticks / 10);
        return clock.Elapsed - _receivedAt >= _lifetime - (tenth < LongestMargin ? tenth : LongestMargin);
    }

    /// <summary>A token from the user: its lifetime is unknown, so the PBX's 401 shows when it has expired.</summary>
    /// <exception cref="PortSipException">ValidationFailed: the token isn't valid in a header.</exception>
    public static AccessToken Given(string value, Clock clock)
    {
        var token = value.Trim();
        return IsSendable(token)
            ? new(token, null, clock.Elapsed, TimeSpan.MaxValue, null)
            : throw Validation.Failed("The access token is empty or contains characters that aren't valid in a token.");
    }

    /// <summary>Whether the text is valid in a header: visible ASCII, and not empty.</summary>
    public static bool IsSendable(string value) => value.Length > 0 && value.All(c => c is > ' ' and <= '~');

    /// <summary>A token from a response; its lifetime starts now.</summary>
    /// <param name="answer">The PBX's response.</param>
    /// <param name="pbxTime">The PBX's time when it responded, or null: <c>expires_at</c> refers to that clock.</param>
    /// <param name="clock">The clock.</param>
    public static AccessToken From(TokenAnswer answer, DateTimeOffset? pbxTime, Clock clock)
    {
        var lifetime = answer switch
        {
            { ExpiresIn: > 0 and < 1e9 and { } seconds } => TimeSpan.FromSeconds(seconds),
            { ExpiresAt: { } at } when at > (pbxTime ?? clock.UtcNow) => at - (pbxTime ?? clock.UtcNow),
            _ => ShortLife,
        };
        // A PBX whose clock runs slow can return the maximum date.
        DateTimeOffset? expiresAt = lifetime < DateTimeOffset.MaxValue - clock.UtcNow ? clock.UtcNow + lifetime : null;
        return new(answer.AccessToken!, ReceivedText.Original(answer.RefreshToken), clock.Elapsed, lifetime, expiresAt);
    }

    public override string ToString() => Secrets.Mask;
}
