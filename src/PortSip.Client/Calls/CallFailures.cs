namespace PortSip.Client;

/// <summary>Failures that only calls have: lost responses that leave the outcome unknown.</summary>
internal static class CallFailures
{
    /// <summary>The originate was accepted, but the response doesn't identify the call.</summary>
    public static PortSipException NoSessionId(ApiRequest request) =>
        new(PortSipFailure.InvalidResponse, $"Could not {request.Operation}: the response contains no session id.") { Operation = request.Operation };

    /// <summary>The response to an originate was lost.</summary>
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

    /// <summary>The response to a transfer was lost.</summary>
    public static PortSipOutcomeUnknownException TransferOutcomeUnknown(ApiRequest request, PortSipException loss) =>
        new(PortSipFailure.TransferOutcomeUnknown, $"{loss.Message} It isn't known whether the call was transferred. The request wasn't sent again.", loss)
        {
            Operation = request.Operation,
            StatusCode = loss.StatusCode,
            Errors = loss.Errors,
        };
}
