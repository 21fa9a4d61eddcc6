namespace PortSip.Client;

/// <summary>Call control (API §3).</summary>
public sealed class CallsClient
{
    internal CallsClient(ApiSender sender) => Sender = sender;

    /// <summary>The sender of the requests.</summary>
    internal ApiSender Sender { get; }

    private ActiveCalls Active => new(Sender);

    private PlacedCalls Placed => PlacedCalls.Of(Sender.Connection);

    /// <summary><c>POST /sessions</c>: calls the caller, then connects the callee. It is never sent twice.</summary>
    /// <exception cref="PortSipOutcomeUnknownException">CallOutcomeUnknown: the response was lost, and the call wasn't found, or several calls match.</exception>
    public async Task<PortSipCall> OriginateAsync(OriginateRequest call, CancellationToken cancellationToken)
    {
        call.Validate();
        var request = CallEndpoints.Originate.Request(("caller", call.Caller), ("callee", call.Callee)).With(call.ToBody(), CallJson.Wire.OriginateBody);
        var search = LostCallSearch.Start(Sender, Active, call);
        try
        {
            using var underWay = Placed.UnderWay.Begin(call);
            var answer = await Sender.ReadAsync(request, CallJson.Wire.OriginateAnswer, cancellationToken).ConfigureAwait(false);
            var id = answer.Id ?? throw CallFailures.NoSessionId(request);
            Placed.Claimed.TryClaim(id);
            return Remembered(call.ToCall(id, Sender.Connection));
        }
        catch (PortSipException e) when (LostCallSearch.IsNeededAfter(e))
        {
            return Remembered(await search.FindAsync(e, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>
    /// <c>GET /sessions</c>: the active calls. It needs the permission Company Call Sessions: View. Calls that start or end while a
    /// long list is read may be missing.
    /// </summary>
    public async Task<IReadOnlyList<PortSipCall>> ListAsync(CancellationToken cancellationToken) =>
        (await Active.ReadAsync(largestNumberOfPages: int.MaxValue, cancellationToken).ConfigureAwait(false)).Calls;

    /// <summary>The same with the PBX's time when it responded, and whether the list is complete.</summary>
    internal Task<(IReadOnlyList<PortSipCall> Calls, DateTimeOffset? PbxTime, bool IsWhole)> ListDatedAsync(CancellationToken cancellationToken) =>
        Active.ReadAsync(largestNumberOfPages: int.MaxValue, cancellationToken);

    /// <summary>Whether this connection placed the call. The latest 10,000 are remembered.</summary>
    public bool IsOwn(PortSipCall call) => KnownCalls.Of(Sender.Connection).IsPlaced(call.Id);

    /// <summary>The active calls on these pages, and whether the list is complete.</summary>
    internal async Task<(IReadOnlyList<PortSipCall> Calls, bool IsWhole)> ListPagesAsync(int largestNumberOfPages, CancellationToken cancellationToken)
    {
        var (calls, _, isWhole) = await Active.ReadAsync(largestNumberOfPages, cancellationToken).ConfigureAwait(false);
        return (calls, isWhole);
    }

    /// <summary><c>GET /sessions/{id}</c>: one active call.</summary>
    /// <exception cref="PortSipException">CallNotFound: the call has ended or never existed.</exception>
    public async Task<PortSipCall> GetAsync(string id, CancellationToken cancellationToken) =>
        (await GetDatedAsync(id, cancellationToken).ConfigureAwait(false)).Call;

    /// <summary>The same with the PBX's time when it responded, in whole seconds; null if it doesn't state it.</summary>
    internal async Task<DatedCall> GetDatedAsync(string id, CancellationToken cancellationToken)
    {
        var request = Hinting(CallEndpoints.Get.Request(("id", id)), id);
        var (answer, pbxTime) = await Sender.ReadDatedAsync(request, CallJson.Wire.SessionAnswer, cancellationToken).ConfigureAwait(false);
        return new DatedCall(PortSipCall.FromAnswer(answer.Id ?? ReceivedText.Of(id), answer, Sender.Connection), pbxTime);
    }

    /// <summary><c>POST /sessions/{id}/destroy</c>: hangs up. Sending it twice has the same effect as once.</summary>
    /// <exception cref="PortSipException">CallNotFound: the call has already ended. ValidationFailed: the id is 1, which doesn't identify a call here.</exception>
    public Task HangUpAsync(string id, CancellationToken cancellationToken)
    {
        if (id == CallEndpoints.LatestCall)
            throw Validation.Failed("1 isn't a call id. A hang-up names no number, so it can't mean \"the last call of this number\" either.", PortSipFailureReason.LatestCallMeaningless);
        return Sender.SendAsync(Hinting(CallEndpoints.HangUp.Request(("id", id), ("call", $"the call {id}")), id), cancellationToken);
    }

    /// <summary><c>POST /sessions/{id}/hold</c>: puts the leg of the number on hold.</summary>
    public Task HoldAsync(string id, string extensionNumber, CancellationToken cancellationToken) =>
        Sender.SendAsync(OnLeg(CallEndpoints.Hold, Named(id), extensionNumber), cancellationToken);

    /// <summary>Holds the last call of the number. It is never sent twice: by then, the last call may be a different one.</summary>
    public Task HoldLatestAsync(string extensionNumber, CancellationToken cancellationToken) =>
        Sender.SendAsync(OnLeg(CallEndpoints.HoldLatest, CallEndpoints.LatestCall, extensionNumber), cancellationToken);

    /// <summary><c>POST /sessions/{id}/unhold</c>: takes the leg of the number off hold.</summary>
    public Task UnholdAsync(string id, string extensionNumber, CancellationToken cancellationToken) =>
        Sender.SendAsync(OnLeg(CallEndpoints.Unhold, Named(id), extensionNumber), cancellationToken);

    /// <summary>Resumes the last call of the number. It is never sent twice: by then, the last call may be a different one.</summary>
    public Task UnholdLatestAsync(string extensionNumber, CancellationToken cancellationToken) =>
        Sender.SendAsync(OnLeg(CallEndpoints.UnholdLatest, CallEndpoints.LatestCall, extensionNumber), cancellationToken);

    /// <summary><c>POST /sessions/{id}/refer</c>: the blind transfer. The transferor leaves, and the other party is sent to <paramref name="referTo"/>. It is never sent twice.</summary>
    /// <exception cref="PortSipOutcomeUnknownException">TransferOutcomeUnknown: the response was lost.</exception>
    public Task TransferAsync(string id, string extensionNumber, string referTo, CancellationToken cancellationToken) =>
        SendBlindTransferAsync(CallEndpoints.Transfer, Named(id), extensionNumber, referTo, cancellationToken);

    /// <summary>Transfers the most recently established call of the number.</summary>
    /// <exception cref="PortSipOutcomeUnknownException">TransferOutcomeUnknown: the response was lost.</exception>
    public Task TransferLatestAsync(string extensionNumber, string referTo, CancellationToken cancellationToken) =>
        SendBlindTransferAsync(CallEndpoints.TransferLatest, CallEndpoints.LatestCall, extensionNumber, referTo, cancellationToken);

    /// <summary><c>POST /sessions/1/attended_refer</c>: the attended transfer. It is never sent twice.</summary>
    /// <exception cref="PortSipOutcomeUnknownException">TransferOutcomeUnknown: the response was lost.</exception>
    public Task TransferAttendedAsync(AttendedTransferRequest transfer, CancellationToken cancellationToken)
    {
        transfer.Validate();
        return SendTransferAsync(CallEndpoints.AttendedTransfer.Request(transfer.Named).With(transfer.ToBody(), CallJson.Wire.AttendedTransferBody), cancellationToken);
    }

    private PortSipCall Remembered(PortSipCall placed)
    {
        KnownCalls.Of(Sender.Connection).Placed(placed);
        return placed;
    }

    // The id 1 can race with a new call, so it has its own methods and can't be used by accident.
    private static string Named(string id) =>
        id == CallEndpoints.LatestCall ? throw Validation.Failed("1 isn't a call id; it means \"the last call of this number\".", PortSipFailureReason.LatestCallUnnamed) : id;

    /// <summary>Whether a text is rather a number than a session id, which has 15 digits or more (API §1).</summary>
    internal static bool IsNumber(string id) =>
        id != CallEndpoints.LatestCall && id.Length is >= 2 and <= 14 && id.All(c => c is '+' or '*' or '#' or (>= '0' and <= '9'));

    private static ApiRequest Hinting(ApiRequest request, string id) =>
        IsNumber(id)
            ? request with { NotFoundReason = PortSipFailureReason.IdIsNumber, NotFoundValue = id }
            : request;

    private static ApiRequest OnLeg(Endpoint endpoint, string id, string extensionNumber)
    {
        var body = Wire.Bytes(new ExtensionBody(Validation.Number(extensionNumber)), CallJson.Wire.ExtensionBody);
        return Hinting(endpoint.RequestWith(body, ("id", id), ("number", extensionNumber)), id);
    }

    private Task SendBlindTransferAsync(Endpoint endpoint, string id, string extensionNumber, string referTo, CancellationToken cancellationToken)
    {
        var body = new BlindTransferBody(Validation.Number(extensionNumber), Validation.Number(referTo, "refer_to"));
        var request = endpoint.Request(("id", id), ("number", extensionNumber), ("referTo", referTo)).With(body, CallJson.Wire.BlindTransferBody);
        return SendTransferAsync(Hinting(request, id), cancellationToken);
    }

    private async Task SendTransferAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await Sender.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (LostCallSearch.IsNeededAfter(e))
        {
            throw CallFailures.TransferOutcomeUnknown(request, e);
        }
    }
}
