namespace PortSip.Client;

/// <summary>What can go wrong with calls and only with them: answers whose loss leaves open what was done.</summary>
internal static class CallFailures
{
    /// <summary>The originate was accepted, and the answer doesn't say which call it is.</summary>
    public static PortSipException NoSessionId(ApiRequest request) =>
        new(PortSipFailure.InvalidResponse, $"Could not {request.Operation}: the answer holds no session id.") { Operation = request.Operation };

    /// <summary>The answer to an originate was lost.</summary>
    public static PortSipOutcomeUnknownException CallOutcomeUnknown(
        OriginateRequest call, PortSipException loss, IReadOnlyList<PortSipCall> candidates, string finding) =>
        new(PortSipFailure.CallOutcomeUnknown, $"{loss.Message} Whether the call from {call.Caller} to {call.Callee} was placed isn't known: {finding}. It was not sent again.", loss)
        {
            Operation = loss.Operation,
            StatusCode = loss.StatusCode,
            Errors = loss.Errors,
            Candidates = candidates,
            RecommendedAction = call.UserData is null
                ? $"Look with Get-PortSipCall -ExtensionNumber {call.Caller}, and in the call logs, before you dial again. With -UserData a call can be told from others in events and call logs."
                : $"Look with Get-PortSipCall -ExtensionNumber {call.Caller}, and for the user data '{call.UserData}' in the call logs, before you dial again.",
        };

    /// <summary>The answer to a transfer was lost.</summary>
    public static PortSipOutcomeUnknownException TransferOutcomeUnknown(ApiRequest request, PortSipException loss) =>
        new(PortSipFailure.TransferOutcomeUnknown, $"{loss.Message} Whether the parties were moved isn't known. It was not sent again.", loss)
        {
            Operation = request.Operation,
            StatusCode = loss.StatusCode,
            Errors = loss.Errors,
            RecommendedAction = "Look with Get-PortSipCall who talks with whom before you transfer again.",
        };
}
