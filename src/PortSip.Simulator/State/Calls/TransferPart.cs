namespace PortSip.Simulator;

/// <summary>How an attended transfer identifies one of its two calls: <c>session_N</c> and <c>refer_to_N</c>.</summary>
/// <param name="SessionId">The session id; null, empty or <c>0</c> for none.</param>
/// <param name="ReferTo">The number of the other party; empty for none.</param>
internal sealed record TransferPart(string? SessionId, string ReferTo)
{
    public bool HasSession => !string.IsNullOrEmpty(SessionId) && SessionId != "0";
}
