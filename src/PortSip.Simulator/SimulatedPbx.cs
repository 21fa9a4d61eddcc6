namespace PortSip.Simulator;

/// <summary>
/// A simulated PortSIP PBX with one tenant: real call state, real tokens, strict validation, and no transport of its own.
/// Thread-safe. <see cref="SimulatorServer"/> serves it over HTTP.
/// </summary>
/// <remarks>
/// Where the API's documents give no answer, this PBX does the following. A call that fails has no end reason, and the SIP
/// status code: 486 busy, 408 no answer, 603 rejected, 480 unreachable, 503 trunk down or unknown. <c>destroy</c> ends an
/// answered call as if the caller had hung up, and an unanswered one as cancelled, 487. A blind transfer keeps the session;
/// the transferor leaves at once, and if the transfer target fails, the call ends. In an attended transfer, the first session
/// continues without the transferor, and the second one ends. When a call is picked up, retrieved or taken over, its party joins
/// the call that was placed for it; the other call ends as replaced. A blocked address gets 403 for everything.
/// </remarks>
public sealed partial class SimulatedPbx : IServedPbx, IDisposable
{
    private readonly object _gate = new();
    private readonly CurrentOptions _options;
    private readonly RequestJournal _journal;
    private readonly RequestHandler _requests;
    private readonly EventSockets _sockets;

    /// <summary>Creates a PBX.</summary>
    /// <param name="options">The configuration; <see langword="null"/> for the defaults.</param>
    public SimulatedPbx(SimulatorOptions? options = null)
    {
        _options = new CurrentOptions(options ?? new SimulatorOptions());
        Clock = new SimulatorClock(Options.StartTime, Options.ClockMode, _gate);
        Rules = new SimulatorRules(_options, _gate);
        State = new PbxState(_options, Clock, Rules);
        _sockets = new EventSockets(State);
        // After the sockets: the end of a call is reported before that of the calls that monitored it.
        State.CallEvents.Subscribe(State.FeatureCalls.OnCall);
        _journal = new RequestJournal(Options.JournalCapacity, Clock);
        Operations = ApiRoutes.Of(State);
        _requests = new RequestHandler(Operations, State, _journal);
        // Last, and under the lock: in running time, the first call can come at once.
        Do(State.Traffic.Start);
    }

    /// <summary>The configuration, as it was started or imported.</summary>
    public SimulatorOptions Options => _options.Value;

    /// <summary>Its time.</summary>
    public SimulatorClock Clock { get; }

    /// <summary>The behavior of telephones and trunks, and the faults.</summary>
    public SimulatorRules Rules { get; }

    /// <summary>Its whole state.</summary>
    internal PbxState State { get; }

    /// <summary>For tests: the operations of its version.</summary>
    internal IReadOnlyList<Route> Operations { get; }

    /// <summary>For tests: a request was received and not handled yet.</summary>
    internal Action<SimulatorRequest>? RequestComes { get; set; }

    /// <summary>For tests: a command was received over an event socket and not handled yet.</summary>
    internal Action<string>? CommandComes { get; set; }

    /// <summary>Calls in progress and ended calls (at most <see cref="SimulatorOptions.CallHistoryCapacity"/> of them), by start time.</summary>
    public IReadOnlyList<SimulatedCall> Calls => Read(State.Calls.List.Snapshot);

    /// <summary>Calls in progress, by start time.</summary>
    public IReadOnlyList<SimulatedCall> ActiveCalls => Read(IReadOnlyList<SimulatedCall> () => [.. State.Calls.List.Active.Select(call => call.Snapshot())]);

    /// <summary>The queues, with their waiting callers and agents.</summary>
    public IReadOnlyList<SimulatedQueue> Queues => Read(IReadOnlyList<SimulatedQueue> () => [.. State.Queues.All.Select(State.Queues.Snapshot)]);

    /// <summary>The total number of calls originated, including those dropped from the history.</summary>
    public long OriginateCount => Read(() => State.Calls.List.Count);

    /// <summary>The received requests, oldest first, at most <see cref="SimulatorOptions.JournalCapacity"/> of them.</summary>
    public IReadOnlyList<SimulatorJournalEntry> Journal => Read(_journal.Snapshot);

    /// <summary>The currently blocked addresses.</summary>
    public IReadOnlyList<BlockedAddress> BlockedAddresses => Read(() => State.AddressBlocks.Blocked);

    /// <summary>How many event sockets are open.</summary>
    public int EventSocketCount => Read(() => _sockets.SessionCount);

    /// <summary>How many event sockets have been opened in all.</summary>
    public int OpenedEventSocketCount => Read(() => _sockets.OpenedCount);

    /// <summary>Handles a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The response, and what the transport has to do with it.</returns>
    public SimulatorResponse Handle(SimulatorRequest request) => Read(() =>
    {
        RequestComes?.Invoke(request);
        return _requests.Handle(request);
    });

    /// <summary>Clears the journal.</summary>
    public void ClearJournal() => Do(_journal.Clear);

    /// <summary>A call by its session id; <see langword="null"/> for an unknown one.</summary>
    /// <param name="callId">The session id.</param>
    public SimulatedCall? FindCall(string callId) => Read(() => State.Calls.List.Find(callId));

    /// <summary>Places a call like the originate.</summary>
    /// <param name="request">The call.</param>
    public SimulatedCall Originate(SimulatedOriginate request) => Read(() => State.Calls.Originate(request, "").Snapshot());

    /// <summary>Calls a number of the tenant from outside, through a trunk. An inbound rule (<see cref="SimulatorRules.SetInbound"/>) says where the call goes.</summary>
    /// <param name="inbound">The call.</param>
    /// <exception cref="InvalidOperationException">The trunk isn't up, or the caller is an extension.</exception>
    public SimulatedCall CallIn(SimulatedInboundCall inbound) => Read(() =>
    {
        if (!Rules.IsTrunkUp(inbound.Trunk))
            throw new InvalidOperationException($"The trunk {inbound.Trunk} is not up.");
        if (State.Extensions.Has(inbound.From))
            throw new InvalidOperationException($"{inbound.From} is an extension, and does not call from outside.");
        return State.Calls.Receive(inbound, Rules.InboundRules.Find(inbound)?.DestinationOf(inbound.Did, State.OfficeHours)).Snapshot();
    });

    /// <summary>Answers a ringing telephone.</summary>
    /// <param name="callId">The session id.</param>
    /// <param name="number">The number of the telephone.</param>
    /// <exception cref="InvalidOperationException">It isn't ringing.</exception>
    public void Answer(string callId, string number) => Do(() =>
    {
        var call = ActiveCall(callId);
        if (call.FindLeg(number) is not { State: SimulatedLegState.Ringing } leg)
            throw new InvalidOperationException($"{number} does not ring in call {callId}.");
        State.Calls.Answer(call, leg);
    });

    /// <summary>Hangs up a telephone.</summary>
    /// <param name="callId">The session id.</param>
    /// <param name="number">The number of the telephone.</param>
    /// <exception cref="InvalidOperationException">It isn't in that call.</exception>
    public void HangUp(string callId, string number) => Do(() =>
    {
        var call = ActiveCall(callId);
        State.Calls.HangUp(call, call.FindLeg(number) ?? throw new InvalidOperationException($"{number} is not in call {callId}."));
    });

    /// <summary>Whether a topic has subscribers now.</summary>
    /// <param name="topic">The topic by the PBX's name: <c>cdr_events</c>.</param>
    public bool HasEventSubscriber(string topic) => Read(() => _sockets.HasSubscriber(topic));

    /// <summary>Cuts all event sockets, like a network failure.</summary>
    public void DropEventSockets() => Do(_sockets.DropAll);

    /// <summary>Sends a custom event to the subscribers of its topic, by the delivery rules.</summary>
    /// <param name="topic">The tenant's topic by the PBX's name: <c>queue_events</c>.</param>
    /// <param name="json">The event, as JSON text.</param>
    /// <param name="subject">The extension or queue that it concerns; <see langword="null"/> if the topic names none.</param>
    public void PushEvent(string topic, string json, string? subject = null) => Do(() => _sockets.Send(new EventMessage(topic, json, subject)));

    /// <summary>Expires all tokens now.</summary>
    /// <param name="tokens">The tokens to expire.</param>
    public void ExpireTokens(SimulatorTokens tokens = SimulatorTokens.Access) => Do(() => State.Tokens.Expire(tokens));

    /// <summary>The one-time code that would have been mailed to a user; <see langword="null"/> if none is expected.</summary>
    /// <param name="userName">The <c>username</c>.</param>
    public string? CurrentOneTimePassword(string userName) => Read(() => State.PendingSignIns.CodeOf(userName));

    /// <summary>The number of consecutive failed sign-ins from an address.</summary>
    /// <param name="address">The IP address.</param>
    public int FailedSignIns(string address) => Read(() => State.AddressBlocks.FailuresOf(address));

    /// <summary>Unblocks an address and clears its failures.</summary>
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

    /// <summary>Under the lock, and after everything that is due, so that no one sees an outdated state.</summary>
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
