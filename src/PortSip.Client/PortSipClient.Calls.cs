namespace PortSip.Client;

/// <summary>Call control (API §3).</summary>
public sealed partial class PortSipClient
{
    /// <summary>In place of a session id: the last call of the number. It races with whatever call comes next.</summary>
    internal const string LatestCall = "1";

    private const int LargestPage = 100;

    /// <summary><c>POST /sessions</c>: calls the caller, then connects the callee. It is never sent twice.</summary>
    /// <exception cref="PortSipOutcomeUnknownException">CallOutcomeUnknown: the answer was lost, and the call could not be found, or several could be it.</exception>
    public async Task<PortSipCall> OriginateCallAsync(OriginateRequest call, CancellationToken cancellationToken)
    {
        call.Validate();
        var request = Post($"place the call from {call.Caller} to {call.Callee}", "sessions", call.ToBody(), Wire.Json.OriginateBody, Repeatability.OnceOnly);
        var search = LostCallSearch.Start(this, call);
        try
        {
            using var underWay = connection.PlacedCalls.UnderWay.Begin(call);
            var answer = await ReadAsync(request, Wire.Json.OriginateAnswer, cancellationToken).ConfigureAwait(false);
            var id = answer.Id ?? throw Failures.NoSessionId(request);
            connection.PlacedCalls.Claimed.TryClaim(id);
            return call.ToCall(id, connection);
        }
        catch (PortSipException e) when (LostCallSearch.IsNeededAfter(e))
        {
            return await search.FindAsync(e, _log, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// <c>GET /sessions</c>: the active calls. It needs the permission Company Call Sessions: View. Calls that begin or end while a
    /// long list is read may be missing from it.
    /// </summary>
    public async Task<IReadOnlyList<PortSipCall>> ListCallsAsync(CancellationToken cancellationToken) =>
        (await ListSessionsAsync(largestNumberOfPages: int.MaxValue, cancellationToken).ConfigureAwait(false)).Calls;

    /// <summary><c>GET /sessions/{id}</c>: one active call.</summary>
    /// <exception cref="PortSipException">CallNotFound: it is over, or it never was.</exception>
    public async Task<PortSipCall> GetCallAsync(string id, CancellationToken cancellationToken)
    {
        var request = Get($"get the call {id}", $"sessions/{Segment(id)}") with { NotFoundMeans = PortSipFailure.CallNotFound, NotFoundHint = NumberHint(id) };
        var answer = await ReadAsync(request, Wire.Json.SessionAnswer, cancellationToken).ConfigureAwait(false);
        return PortSipCall.FromAnswer(answer.Id ?? ReceivedText.Of(id), answer, connection);
    }

    /// <summary><c>POST /sessions/{id}/destroy</c>: hangs up. Sending it twice is the same as once.</summary>
    /// <exception cref="PortSipException">CallNotFound: the call is already over. ValidationFailed: the id is 1, which names no call here.</exception>
    public Task HangUpCallAsync(string id, CancellationToken cancellationToken)
    {
        if (id == LatestCall)
            throw Validation.Failed("The id 1 means nothing for a hang-up: there is no number whose last call it could be. Get-PortSipCall -ExtensionNumber finds the call's id.");
        return SendAsync(OnCall($"hang up the call {id}", id, "destroy", Repeatability.Repeatable) with { IsDelete = true }, cancellationToken);
    }

    /// <summary><c>POST /sessions/{id}/hold</c>: puts the leg of the number on hold.</summary>
    public Task HoldCallAsync(string id, string extensionNumber, CancellationToken cancellationToken) =>
        SendAsync(OnLeg("hold the call", Named(id), "hold", extensionNumber, Repeatability.Repeatable), cancellationToken);

    /// <summary>Holds the last call of the number. Never sent twice: the last call may be another by then.</summary>
    public Task HoldLatestCallAsync(string extensionNumber, CancellationToken cancellationToken) =>
        SendAsync(OnLeg("hold the last call", LatestCall, "hold", extensionNumber, Repeatability.OnceOnly), cancellationToken);

    /// <summary><c>POST /sessions/{id}/unhold</c>: takes the leg of the number off hold.</summary>
    public Task UnholdCallAsync(string id, string extensionNumber, CancellationToken cancellationToken) =>
        SendAsync(OnLeg("resume the call", Named(id), "unhold", extensionNumber, Repeatability.Repeatable), cancellationToken);

    /// <summary>Resumes the last call of the number. Never sent twice: the last call may be another by then.</summary>
    public Task UnholdLatestCallAsync(string extensionNumber, CancellationToken cancellationToken) =>
        SendAsync(OnLeg("resume the last call", LatestCall, "unhold", extensionNumber, Repeatability.OnceOnly), cancellationToken);

    /// <summary><c>POST /sessions/{id}/refer</c>: the blind transfer. The transferor leaves; the other party is sent to <paramref name="referTo"/>. It is never sent twice.</summary>
    /// <exception cref="PortSipOutcomeUnknownException">TransferOutcomeUnknown: the answer was lost.</exception>
    public Task TransferCallAsync(string id, string extensionNumber, string referTo, CancellationToken cancellationToken) =>
        SendBlindTransferAsync(Named(id), extensionNumber, referTo, cancellationToken);

    /// <summary>Transfers the most recently established call of the number.</summary>
    /// <exception cref="PortSipOutcomeUnknownException">TransferOutcomeUnknown: the answer was lost.</exception>
    public Task TransferLatestCallAsync(string extensionNumber, string referTo, CancellationToken cancellationToken) =>
        SendBlindTransferAsync(LatestCall, extensionNumber, referTo, cancellationToken);

    /// <summary><c>POST /sessions/1/attended_refer</c>: the attended transfer. It is never sent twice.</summary>
    /// <exception cref="PortSipOutcomeUnknownException">TransferOutcomeUnknown: the answer was lost.</exception>
    public Task TransferCallsAsync(AttendedTransferRequest transfer, CancellationToken cancellationToken)
    {
        transfer.Validate();
        var request = OnCall($"join the parties of the two calls of {transfer.ExtensionNumber}", LatestCall, "attended_refer", Repeatability.OnceOnly)
            with
            {
                Body = Wire.Bytes(transfer.ToBody(), Wire.Json.AttendedTransferBody),
                SilentRefusalMeans = $"one of the calls may be over or not answered yet, {transfer.ExtensionNumber} may not be in both, or a call through a trunk was named by its number alone",
            };
        return SendTransferAsync(request, cancellationToken);
    }

    // The id 1 races with the next call, so nobody gets it by accident: it has methods of its own.
    private static string Named(string id) =>
        id == LatestCall ? throw Validation.Failed("The id 1 is no call but \"the last call of this number\": say -Latest where that is meant.") : id;

    private static string Segment(string id) => Wire.Escape(Validation.Id(id));

    // 3 to 64 digits by the description, PSTN numbers by the call-control page: the looser rule holds.
    private static string Number(string number, string field) => Validation.Required(number, field, longest: 256);

    private static ApiRequest OnCall(string operation, string id, string action, Repeatability repeatability) =>
        Post(operation, $"sessions/{Segment(id)}/{action}", repeatability) with { NotFoundMeans = PortSipFailure.CallNotFound, NotFoundHint = NumberHint(id) };

    // Session ids have 15 digits or more (API §1); "Get-PortSipCall 1001" means the calls of 1001.
    private static string? NumberHint(string id) =>
        id != LatestCall && id.Length is >= 2 and <= 14 && id.All(c => c is '+' or '*' or '#' or (>= '0' and <= '9'))
            ? $"{id} looks like a number, not like a session id: Get-PortSipCall -ExtensionNumber {id} gets the calls of a number."
            : null;

    private static ApiRequest OnLeg(string operation, string id, string action, string extensionNumber, Repeatability repeatability) =>
        OnCall(id == LatestCall ? $"{operation} of {extensionNumber}" : $"{operation} {id} of {extensionNumber}", id, action, repeatability)
            with { Body = Wire.Bytes(new ExtensionBody(Number(extensionNumber, "extension_number")), Wire.Json.ExtensionBody) };

    private Task SendBlindTransferAsync(string id, string extensionNumber, string referTo, CancellationToken cancellationToken)
    {
        var body = new BlindTransferBody(Number(extensionNumber, "extension_number"), Number(referTo, "refer_to"));
        var operation = id == LatestCall ? $"transfer the last call of {extensionNumber} to {referTo}" : $"transfer the call {id} of {extensionNumber} to {referTo}";
        var request = OnCall(operation, id, "refer", Repeatability.OnceOnly) with
        {
            Body = Wire.Bytes(body, Wire.Json.BlindTransferBody),
            // The documented refusal of a transfer has an empty body (API §3).
            SilentRefusalMeans = $"the call may be over or not answered yet, or {extensionNumber} may not be in it",
        };
        return SendTransferAsync(request, cancellationToken);
    }

    private async Task SendTransferAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (LostCallSearch.IsNeededAfter(e))
        {
            throw Failures.TransferOutcomeUnknown(request, e);
        }
    }
}
