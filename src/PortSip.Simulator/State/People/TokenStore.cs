namespace PortSip.Simulator;

/// <summary>The valid tokens, their lifetimes, and their sign-ins.</summary>
internal sealed class TokenStore(SimulatorOptions options, SimulatorClock clock)
{
    private const int SweepEvery = 256;

    private readonly Dictionary<string, Token> _accessTokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Token> _refreshTokens = new(StringComparer.Ordinal);
    private int _issuedSinceSweep;

    public TokenPair SignIn(Principal principal)
    {
        if (options.ConcurrentSignIns == SimulatorConcurrentSignIns.RevokeOlder)
            Revoke(principal.Name);
        var grant = new Grant(principal);
        return Issue(grant, AddRefreshToken(grant));
    }

    /// <returns>New tokens; null for a refresh token that is unknown, used, revoked or expired.</returns>
    public TokenPair? Refresh(string refreshToken)
    {
        if (Find(_refreshTokens, refreshToken) is not { } token)
            return null;
        if (options.RefreshTokens == SimulatorRefreshTokens.Keep)
            return Issue(token.Grant, refreshToken);
        _refreshTokens.Remove(refreshToken);
        return Issue(token.Grant, AddRefreshToken(token.Grant));
    }

    public Principal? Authenticate(string accessToken) => Find(_accessTokens, accessToken)?.Grant.Principal;

    public DateTimeOffset ExpiryOf(string accessToken) => _accessTokens[accessToken].Expiry;

    /// <summary>Ends a token's sign-in, with all its tokens.</summary>
    public void SignOut(string accessToken)
    {
        if (Find(_accessTokens, accessToken) is not { } token)
            return;
        Remove(_accessTokens, other => other.Grant == token.Grant);
        Remove(_refreshTokens, other => other.Grant == token.Grant);
    }

    /// <summary>Ends all sign-ins of a user or an extension.</summary>
    public void Revoke(string name)
    {
        Remove(_accessTokens, token => token.Grant.Principal.Name == name);
        Remove(_refreshTokens, token => token.Grant.Principal.Name == name);
    }

    public void Expire(SimulatorTokens tokens)
    {
        _accessTokens.Clear();
        if (tokens == SimulatorTokens.AccessAndRefresh)
            _refreshTokens.Clear();
    }

    private TokenPair Issue(Grant grant, string refreshToken)
    {
        Sweep();
        var access = Secrets.NewToken("at");
        var expiry = clock.Now + options.AccessTokenLifetime;
        _accessTokens[access] = new Token(grant, expiry);
        return new TokenPair(access, refreshToken, expiry, grant.Principal);
    }

    private string AddRefreshToken(Grant grant)
    {
        var refresh = Secrets.NewToken("rt");
        _refreshTokens[refresh] = new Token(grant, clock.Now + options.RefreshTokenLifetime);
        return refresh;
    }

    private Token? Find(Dictionary<string, Token> tokens, string text) =>
        tokens.TryGetValue(text, out var token) && token.Expiry > clock.Now ? token : null;

    /// <summary>Short-lived tokens must not accumulate in a long run.</summary>
    private void Sweep()
    {
        if (++_issuedSinceSweep < SweepEvery)
            return;
        _issuedSinceSweep = 0;
        var now = clock.Now;
        Remove(_accessTokens, token => token.Expiry <= now);
        Remove(_refreshTokens, token => token.Expiry <= now);
    }

    private static void Remove(Dictionary<string, Token> tokens, Func<Token, bool> which)
    {
        foreach (var text in tokens.Where(entry => which(entry.Value)).Select(entry => entry.Key).ToList())
            tokens.Remove(text);
    }

    private sealed class Grant(Principal principal)
    {
        public Principal Principal { get; } = principal;
    }

    private sealed record Token(Grant Grant, DateTimeOffset Expiry);
}
