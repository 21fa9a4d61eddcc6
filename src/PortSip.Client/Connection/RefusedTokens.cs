namespace PortSip.Client;

/// <summary>
/// What has been tried since the PBX last accepted a token. A PBX that refuses what it has just given out would be sent the password with
/// every command, and blocks addresses for that; one that has lost all tokens needs it once, hours after the last time.
/// </summary>
internal sealed class RefusedTokens
{
    private const int MostSignIns = 2;

    private AccessToken? _refreshed;
    private int _signIns;

    /// <summary>Whether the password has been sent often enough.</summary>
    public bool IsHopeless => Volatile.Read(ref _signIns) >= MostSignIns;

    /// <summary>The password was sent, and the PBX has not accepted the token yet.</summary>
    public void CountSignIn() => Interlocked.Increment(ref _signIns);

    /// <summary>A refresh brought the token, and the PBX has not accepted it yet.</summary>
    public void Refreshed(AccessToken token) => Volatile.Write(ref _refreshed, token);

    /// <summary>Whether the token came by a refresh and was refused at once, so that another refresh is of no use.</summary>
    public bool HasFailedAfterRefresh(AccessToken token, RenewalReason reason) => reason == RenewalReason.Refused && Volatile.Read(ref _refreshed) == token;

    /// <summary>The PBX has accepted the token: what comes next is a new story.</summary>
    public void Accepted(AccessToken token)
    {
        if (Volatile.Read(ref _signIns) != 0)
            Volatile.Write(ref _signIns, 0);
        if (Volatile.Read(ref _refreshed) == token)
            Volatile.Write(ref _refreshed, null);
    }
}
