namespace PortSip.Simulator;

/// <summary>The tokens that are good, their lifetimes, and the sign-ins that they belong to.</summary>
internal sealed class TokenStore(SimulatorOptions options, SimulatorClock clock)
{
    private const int SweepEvery = 256;

    private readonly Dictionary<string, Token> accessTokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Token> refreshTokens = new(StringComparer.Ordinal);
    private int issuedSinceSweep;

    public TokenPair SignIn(Principal principal)
    {
        if (options.ConcurrentSignIns == SimulatorConcurrentSignIns.RevokeOlder)
        {
            Remove(accessTokens, token => token.Grant.Principal.Name == principal.Name);
            Remove(refreshTokens, token => token.Grant.Principal.Name == principal.Name);
        }

        var grant = new Grant(principal);
        return Issue(grant, AddRefreshToken(grant));
    }

    /// <returns>New tokens; null for a refresh token that is unknown, used up, revoked or too old.</returns>
    public TokenPair? Refresh(string refreshToken)
    {
        if (Find(refreshTokens, refreshToken) is not Token token) return null;
        if (options.RefreshTokens == SimulatorRefreshTokens.Keep) return Issue(token.Grant, refreshToken);

        refreshTokens.Remove(refreshToken);
        return Issue(token.Grant, AddRefreshToken(token.Grant));
    }

    public Principal? Authenticate(string accessToken) => Find(accessTokens, accessToken)?.Grant.Principal;

    public DateTimeOffset ExpiryOf(string accessToken) => accessTokens[accessToken].Expiry;

    /// <summary>Ends the sign-in that a token came from, with all its tokens.</summary>
    public void SignOut(string accessToken)
    {
        if (Find(accessTokens, accessToken) is not Token token) return;

        Remove(accessTokens, other => other.Grant == token.Grant);
        Remove(refreshTokens, other => other.Grant == token.Grant);
    }

    public void Expire(SimulatorTokens tokens)
    {
        accessTokens.Clear();
        if (tokens == SimulatorTokens.AccessAndRefresh) refreshTokens.Clear();
    }

    private TokenPair Issue(Grant grant, string refreshToken)
    {
        Sweep();
        string access = Secrets.NewToken("at");
        DateTimeOffset expiry = clock.Now + options.AccessTokenLifetime;
        accessTokens[access] = new Token(grant, expiry);
        return new TokenPair(access, refreshToken, expiry, grant.Principal);
    }

    private string AddRefreshToken(Grant grant)
    {
        string refresh = Secrets.NewToken("rt");
        refreshTokens[refresh] = new Token(grant, clock.Now + options.RefreshTokenLifetime);
        return refresh;
    }

    private Token? Find(Dictionary<string, Token> tokens, string text) =>
        tokens.TryGetValue(text, out Token? token) && token.Expiry > clock.Now ? token : null;

    /// <summary>Short-lived tokens in a long run must not pile up.</summary>
    private void Sweep()
    {
        if (++issuedSinceSweep < SweepEvery) return;

        issuedSinceSweep = 0;
        DateTimeOffset now = clock.Now;
        Remove(accessTokens, token => token.Expiry <= now);
        Remove(refreshTokens, token => token.Expiry <= now);
    }

    private static void Remove(Dictionary<string, Token> tokens, Func<Token, bool> which)
    {
        foreach (string text in tokens.Where(entry => which(entry.Value)).Select(entry => entry.Key).ToList()) tokens.Remove(text);
    }

    private sealed class Grant(Principal principal)
    {
        public Principal Principal { get; } = principal;
    }

    private sealed record Token(Grant Grant, DateTimeOffset Expiry);
}
