namespace PortSip.Simulator;

/// <summary>Sign-ins whose password was correct and whose one-time code is still missing.</summary>
internal sealed class PendingSignIns(SimulatorClock clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Pending> _byToken = new(StringComparer.Ordinal);

    /// <returns>The token to send with the code.</returns>
    public string Begin(SimulatedUser user)
    {
        foreach (var stale in _byToken.Where(entry => entry.Value.Expiry <= clock.Now).Select(entry => entry.Key).ToList())
            _byToken.Remove(stale);

        var token = Secrets.NewToken("otp");
        _byToken[token] = new Pending(user, Secrets.NewCode(), clock.Now + Lifetime);
        return token;
    }

    /// <summary>Mails a new code, which only the C# API can read.</summary>
    public bool Renew(string token)
    {
        if (Find(token) is not { } pending)
            return false;
        _byToken[token] = pending with { Code = Secrets.NewCode() };
        return true;
    }

    /// <returns>The user; null for a wrong code or an unknown token. A code can be used once.</returns>
    public SimulatedUser? Complete(string token, string code)
    {
        if (Find(token) is not { } pending || pending.Code != code)
            return null;
        _byToken.Remove(token);
        return pending.User;
    }

    public string? CodeOf(string userName) => _byToken.Values
        .Where(pending => pending.User.Name == userName && pending.Expiry > clock.Now)
        .OrderBy(pending => pending.Expiry)
        .LastOrDefault()?.Code;

    private Pending? Find(string token) =>
        _byToken.TryGetValue(token, out var pending) && pending.Expiry > clock.Now ? pending : null;

    private sealed record Pending(SimulatedUser User, string Code, DateTimeOffset Expiry);
}
