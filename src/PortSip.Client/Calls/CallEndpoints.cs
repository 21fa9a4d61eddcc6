namespace PortSip.Client;

/// <summary>The operations on calls (API §3).</summary>
internal static class CallEndpoints
{
    /// <summary>Used in place of a session id: the last call of the number. It can race with a new call.</summary>
    public const string LatestCall = "1";

    public static Endpoint Originate { get; } = Endpoint.Post("place the call from {caller} to {callee}", "sessions", Repeatability.OnceOnly);

    public static Endpoint OriginateByUrl { get; } =
        new("place the call from {caller} to {callee} as extension {extension}", HttpMethod.Get, "sessions/directly", Repeatability.OnceOnly);

    public static Endpoint List { get; } = Endpoint.Get("list the active calls", "sessions");

    public static Endpoint Get { get; } = OfCall(Endpoint.Get("get the call {id}", "sessions/{id}"));

    public static Endpoint HangUp { get; } =
        OfCall(Endpoint.Post("hang up {call}", "sessions/{id}/destroy", Repeatability.Repeatable)) with { IsDelete = true };

    public static Endpoint Hold { get; } = OfCall(Endpoint.Post("hold the call {id} of {number}", "sessions/{id}/hold", Repeatability.Repeatable));

    // On a second attempt, the last call may be a different one.
    public static Endpoint HoldLatest { get; } = OfCall(Endpoint.Post("hold the last call of {number}", "sessions/1/hold", Repeatability.OnceOnly));

    public static Endpoint Unhold { get; } = OfCall(Endpoint.Post("resume the call {id} of {number}", "sessions/{id}/unhold", Repeatability.Repeatable));

    public static Endpoint UnholdLatest { get; } = OfCall(Endpoint.Post("resume the last call of {number}", "sessions/1/unhold", Repeatability.OnceOnly));

    public static Endpoint Transfer { get; } =
        OfTransfer(Endpoint.Post("transfer the call {id} of {number} to {referTo}", "sessions/{id}/refer", Repeatability.OnceOnly));

    public static Endpoint TransferLatest { get; } =
        OfTransfer(Endpoint.Post("transfer the last call of {number} to {referTo}", "sessions/1/refer", Repeatability.OnceOnly));

    public static Endpoint AttendedTransfer { get; } =
        OfCall(Endpoint.Post("join the parties of two calls of {number}: {first} and {second}", "sessions/1/attended_refer", Repeatability.OnceOnly)) with
        {
            SilentRefusalMeans = "one of the calls may have ended or not be answered yet, {number} may not be in both, or a call through a trunk was named by its number alone",
        };

    private static Endpoint OfCall(Endpoint endpoint) => endpoint with { NotFoundMeans = PortSipFailure.CallNotFound };

    // The documented refusal of a transfer has an empty body (API §3).
    private static Endpoint OfTransfer(Endpoint endpoint) =>
        OfCall(endpoint) with { SilentRefusalMeans = "the call may have ended or not be answered yet, or {number} may not be in it" };
}
