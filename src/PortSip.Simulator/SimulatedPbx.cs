namespace PortSip.Simulator;

/// <summary>
/// A stand-in PortSIP PBX with one tenant: real call state, real tokens, strict about its input, and no transport of its own.
/// Thread-safe. <see cref="SimulatorServer"/> serves it over HTTP.
/// </summary>
/// <remarks>
/// Where the API's documents are silent, this PBX does the following. A call that fails has no end reason, and the SIP
/// status code: 486 busy, 408 no answer, 603 rejected, 480 unreachable, 503 trunk down or unknown. <c>destroy</c> ends an
/// answered call as if the caller had hung up, and an unanswered one as cancelled, 487. A blind transfer keeps the session;
/// the transferor leaves at once, and if the transfer target fails the call is over. Of an attended transfer the first session
/// survives, holding neither party, and the second one ends. Who picks a call up, retrieves it or takes it over gets its party into
/// the call that was placed for it; the other one ends as replaced. A blocked address gets 403 for everything.
/// </remarks>
public sealed partial class SimulatedPbx : IServedPbx, IDisposable
{
    private readonly object _gate = new();
    private readonly RequestJournal _journal;
    private readonly RequestHandler _requests;
    private readonly EventSockets _sockets;

    /// <summary>Sets a PBX up.</summary>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    public SimulatedPbx(SimulatorOptions? options = null)
    {
        Options = options ?? new SimulatorOptions();
        Clock = new SimulatorClock(Options.StartTime, Options.ClockMode, _gate);
        Rules = new SimulatorRules(Options, _gate);
        State = new PbxState(Options, Clock, Rules);
        _sockets = new EventSockets(State);
        // After the sockets: the end of a call is told before that of those that listened to it.
        _ = new FeatureCalls(State.Calls, State.FeatureCodes, State.MonitorGroups, State.CallEvents);
        _journal = new RequestJournal(Options.JournalCapacity, Clock);
        Operations = ApiRoutes.Of(State);
        _requests = new RequestHandler(Operations, State, _journal);
    }

    /// <summary>How it was set up.</summary>
    public SimulatorOptions Options { get; }

    /// <summary>Its time.</summary>
    public SimulatorClock Clock { get; }

    /// <summary>What telephones and trunks do, and what goes wrong.</summary>
    public SimulatorRules Rules { get; }

    /// <summary>All that it knows.</summary>
    internal PbxState State { get; }

    /// <summary>For tests: the operations that its version has.</summary>
    internal IReadOnlyList<Route> Operations { get; }

    /// <summary>For tests: a request has come, and nothing has been done yet.</summary>
    internal Action<SimulatorRequest>? RequestComes { get; set; }

    /// <summary>For tests: a command has come over an event socket, and nothing has been done yet.</summary>
    internal Action<string>? CommandComes { get; set; }

    /// <summary>Calls in progress and those that ended (at most <see cref="SimulatorOptions.CallHistoryCapacity"/> of them), by their start.</summary>
    public IReadOnlyList<SimulatedCall> Calls => Read(State.Calls.List.Snapshot);

    /// <summary>Calls in progress, by their start.</summary>
    public IReadOnlyList<SimulatedCall> ActiveCalls => Read(IReadOnlyList<SimulatedCall> () => [.. State.Calls.List.Active.Select(call => call.Snapshot())]);

    /// <summary>The queues, with who waits and the agents.</summary>
    public IReadOnlyList<SimulatedQueue> Queues => Read(IReadOnlyList<SimulatedQueue> () => [.. State.Queues.All.Select(State.Queues.Snapshot)]);

    /// <summary>How many calls were originated in all, those included that the history has dropped.</summary>
    public long OriginateCount => Read(() => State.Calls.List.Count);

    /// <summary>The requests that came, oldest first, at most <see cref="SimulatorOptions.JournalCapacity"/> of them.</summary>
    public IReadOnlyList<SimulatorJournalEntry> Journal => Read(_journal.Snapshot);

    /// <summary>The addresses that are refused now.</summary>
    public IReadOnlyList<BlockedAddress> BlockedAddresses => Read(() => State.AddressBlocks.Blocked);

    /// <summary>How many event sockets are open.</summary>
    public int EventSocketCount => Read(() => _sockets.SessionCount);

    /// <summary>How many event sockets have been opened in all.</summary>
    public int OpenedEventSocketCount => Read(() => _sockets.OpenedCount);

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The answer, and what the transport has to do to it.</returns>
    public SimulatorResponse Handle(SimulatorRequest request) => Read(() =>
    {
        RequestComes?.Invoke(request);
        return _requests.Handle(request);
    });

    /// <summary>Empties the journal.</summary>
    public void ClearJournal() => Do(_journal.Clear);

    /// <summary>A call by its session id; <see langword="null"/> for an unknown one.</summary>
    /// <param name="callId">The session id.</param>
    public SimulatedCall? FindCall(string callId) => Read(() => State.Calls.List.Find(callId));

    /// <summary>Places a call as the originate does.</summary>
    /// <param name="request">The call.</param>
    public SimulatedCall Originate(SimulatedOriginate request) => Read(() => State.Calls.Originate(request, "").Snapshot());

    /// <summary>Somebody picks up a telephone that rings.</summary>
    /// <param name="callId">The session id.</param>
    /// <param name="number">Whose telephone.</param>
    /// <exception cref="InvalidOperationException">It doesn't ring.</exception>
    public void Answer(string callId, string number) => Do(() =>
    {
        var call = ActiveCall(callId);
        if (call.FindLeg(number) is not { State: SimulatedLegState.Ringing } leg)
            throw new InvalidOperationException($"{number} does not ring in call {callId}.");
        State.Calls.Answer(call, leg);
    });

    /// <summary>Somebody hangs up.</summary>
    /// <param name="callId">The session id.</param>
    /// <param name="number">Whose telephone.</param>
    /// <exception cref="InvalidOperationException">It is not in that call.</exception>
    public void HangUp(string callId, string number) => Do(() =>
    {
        var call = ActiveCall(callId);
        State.Calls.HangUp(call, call.FindLeg(number) ?? throw new InvalidOperationException($"{number} is not in call {callId}."));
    });

    /// <summary>Whether anybody is subscribed to a topic now.</summary>
    /// <param name="topic">The topic by the PBX's name: <c>cdr_events</c>.</param>
    public bool HasEventSubscriber(string topic) => Read(() => _sockets.HasSubscriber(topic));

    /// <summary>Cuts all event sockets, as a network does.</summary>
    public void DropEventSockets() => Do(_sockets.DropAll);

    /// <summary>Sends an event of one's own making to those who are subscribed to its topic, by the rules of delivery.</summary>
    /// <param name="topic">The tenant's topic by the PBX's name: <c>queue_events</c>.</param>
    /// <param name="json">The event, as JSON text.</param>
    /// <param name="subject">The extension or queue that it is about; <see langword="null"/> where the topic names none.</param>
    public void PushEvent(string topic, string json, string? subject = null) => Do(() => _sockets.Send(new EventMessage(topic, json, subject)));

    /// <summary>Ends the life of all tokens now.</summary>
    /// <param name="tokens">Which.</param>
    public void ExpireTokens(SimulatorTokens tokens = SimulatorTokens.Access) => Do(() => State.Tokens.Expire(tokens));

    /// <summary>The one-time code that a user would have been mailed; <see langword="null"/> where none is awaited.</summary>
    /// <param name="userName">The <c>username</c>.</param>
    public string? CurrentOneTimePassword(string userName) => Read(() => State.PendingSignIns.CodeOf(userName));

    /// <summary>How many sign-ins failed in a row from an address.</summary>
    /// <param name="address">The IP address.</param>
    public int FailedSignIns(string address) => Read(() => State.AddressBlocks.FailuresOf(address));

    /// <summary>Lets an address in again and forgets its failures.</summary>
    /// <param name="address">The IP address.</param>
    public void Unblock(string address) => Do(() => State.AddressBlocks.Forget(address));

    /// <summary>Stops its clock.</summary>
    public void Dispose() => Clock.Dispose();

    DateTimeOffset IServedPbx.Now => Clock.Now;

    EventSession? IServedPbx.OpenEvents(string address, Action<string> send, Action abort) => Read(() => _sockets.Open(address, send, abort));

    void IServedPbx.ReceiveCommand(EventSession session, string text) => Do(() =>
    {
        CommandComes?.Invoke(text);
        session.Receive(text);
    });

    void IServedPbx.CloseEvents(EventSession session) => Do(() => _sockets.Close(session));

    private Call ActiveCall(string callId) =>
        State.Calls.List.FindActive(callId) ?? throw new InvalidOperationException($"There is no call {callId} in progress.");

    /// <summary>Under the lock, and after everything that is due: nobody sees a past that is late.</summary>
    private T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            Clock.RunDue();
            return read();
        }
    }

    private void Do(Action action) => Read(() =>
    {
        action();
        return true;
    });
}
