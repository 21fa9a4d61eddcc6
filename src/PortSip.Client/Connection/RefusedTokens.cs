namespace PortSip.Client;

/// <summary>
/// Tracks the attempts since the PBX last accepted a token. A PBX that rejects each token it has just issued would otherwise be sent the
/// password with every command, and it blocks addresses for that. A PBX that has lost all tokens needs it once, hours after the last time.
/// </summary>
internal sealed class RefusedTokens
{
    private const int MostSignIns = 2;

    private AccessToken? _refreshed;
    private int _signIns;

    /// <summary>Whether the password has been sent often enough.</summary>
    public bool IsHopeless => Volatile.Read(ref _signIns) >= MostSignIns;

    /// <summary>The password was sent, and the PBX hasn't accepted the token yet.</summary>
    public void CountSignIn() => Interlocked.Increment(ref _signIns);

    /// <summary>A refresh returned the token, and the PBX hasn't accepted it yet.</summary>
    public void Refreshed(AccessToken token) => Volatile.Write(ref _refreshed, token);

    /// <summary>Whether the token came from a refresh and was rejected at once, so that another refresh can't help.</summary>
    public bool HasFailedAfterRefresh(AccessToken token, RenewalReason reason) => reason == RenewalReason.Refused && Volatile.Read(ref _refreshed) == token;

    /// <summary>The PBX has accepted the token: start over.</summary>
    public void Accepted(AccessToken token)
    {
        if (Volatile.Read(ref _signIns) != 0)
            Volatile.Write(ref _signIns, 0);
        if (Volatile.Read(ref _refreshed) == token)
            Volatile.Write(ref _refreshed, null);
    }
}
