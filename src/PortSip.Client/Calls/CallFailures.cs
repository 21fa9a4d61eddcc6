namespace PortSip.Client;

/// <summary>What can go wrong with calls and only with them: answers whose loss leaves open what was done.</summary>
internal static class CallFailures
{
    /// <summary>The originate was accepted, and the answer doesn't say which call it is.</summary>
    public static PortSipException NoSessionId(ApiRequest request) =>
        new(PortSipFailure.InvalidResponse, $"Could not {request.Operation}: the response contains no session id.") { Operation = request.Operation };

    /// <summary>The answer to an originate was lost.</summary>
    public static PortSipOutcomeUnknownException CallOutcomeUnknown(
        OriginateRequest call, PortSipException loss, IReadOnlyList<PortSipCall> candidates, string finding) =>
        new(PortSipFailure.CallOutcomeUnknown, $"{loss.Message} It isn't known whether the call from {call.Caller} to {call.Callee} was placed: {finding}. The request wasn't sent again.", loss)
        {
            Operation = loss.Operation,
            StatusCode = loss.StatusCode,
            Errors = loss.Errors,
            Candidates = candidates,
            Request = call,
        };

    /// <summary>The answer to a transfer was lost.</summary>
    public static PortSipOutcomeUnknownException TransferOutcomeUnknown(ApiRequest request, PortSipException loss) =>
        new(PortSipFailure.TransferOutcomeUnknown, $"{loss.Message} It isn't known whether the call was transferred. The request wasn't sent again.", loss)
        {
            Operation = request.Operation,
            StatusCode = loss.StatusCode,
            Errors = loss.Errors,
        };
}
