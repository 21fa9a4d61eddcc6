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
public sealed partial class SimulatedPbx : IDisposable
{
    private readonly object _gate = new();
    private readonly TokenStore _tokens;
    private readonly ExtensionDirectory _extensions;
    private readonly Credentials _credentials;
    private readonly AddressGuard _guard;
    private readonly PendingSignIns _pendingSignIns;
    private readonly RequestJournal _journal;
    private readonly CallControl _calls;
    private readonly EventDesk _desk;
    private readonly RecordingArchive _recordings;
    private readonly QueueControl _queues;
    private readonly MonitorGroups _monitorGroups;
    private readonly FeatureCodeBook _featureCodes;
    private readonly ApiFront _front;

    /// <summary>Sets a PBX up.</summary>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    public SimulatedPbx(SimulatorOptions? options = null)
    {
        Options = options ?? new SimulatorOptions();
        Clock = new SimulatorClock(Options.StartTime, Options.ClockMode, _gate);
        Rules = new SimulatorRules(Options, _gate);
        Events = new Announcer<PbxEvent>(Clock);
        QueueEvents = new Announcer<QueueEvent>(Clock);
        TenantEvents = new Announcer<TenantEvent>(Clock);
        _extensions = new ExtensionDirectory(Options, TenantEvents);
        _credentials = new Credentials(Options, _extensions);
        _tokens = new TokenStore(Options, Clock);
        _guard = new AddressGuard(Options, Clock);
        _pendingSignIns = new PendingSignIns(Clock);
        _journal = new RequestJournal(Options.JournalCapacity, Clock);
        _calls = new CallControl(Options, Clock, Rules, _extensions, Events);
        _recordings = new RecordingArchive(Options, Events);
        _queues = new QueueControl(Options, Clock, _calls, Events, QueueEvents, TenantEvents);
        _desk = new EventDesk(Options, Clock, Rules, _guard, _credentials, new EventWriter(Options, _extensions, _calls.Book), _queues);
        Events.Subscribe(_desk.Tell);
        QueueEvents.Subscribe(_desk.Tell);
        TenantEvents.Subscribe(_desk.Tell);
        _monitorGroups = new MonitorGroups(Options);
        _featureCodes = new FeatureCodeBook(Options);
        _ = new FeatureDesk(_calls, _featureCodes, _monitorGroups, Events);
        Operations = [.. Routes()];
        _front = new ApiFront(new RouteTable(Operations), Rules, new FaultInjector(Options, _tokens, Clock), _guard, _tokens, _journal);
    }

    /// <summary>How it was set up.</summary>
    public SimulatorOptions Options { get; }

    /// <summary>Its time.</summary>
    public SimulatorClock Clock { get; }

    /// <summary>What telephones and trunks do, and what goes wrong.</summary>
    public SimulatorRules Rules { get; }

    /// <summary>What happens to calls, in order.</summary>
    internal Announcer<PbxEvent> Events { get; }

    /// <summary>What happens in queues, in order.</summary>
    internal Announcer<QueueEvent> QueueEvents { get; }

    /// <summary>What happens to extensions and queues themselves, in order.</summary>
    internal Announcer<TenantEvent> TenantEvents { get; }

    /// <summary>For tests: the operations that its version has.</summary>
    internal IReadOnlyList<Route> Operations { get; }

    /// <summary>For tests: a request has come, and nothing has been done yet.</summary>
    internal Action<SimulatorRequest>? RequestComes { get; set; }

    /// <summary>For tests: a command has come over an event socket, and nothing has been done yet.</summary>
    internal Action<string>? CommandComes { get; set; }

    /// <summary>Calls in progress and those that ended (at most <see cref="SimulatorOptions.CallHistoryCapacity"/> of them), by their start.</summary>
    public IReadOnlyList<SimulatedCall> Calls => Read(_calls.Book.Snapshot);

    /// <summary>Calls in progress, by their start.</summary>
    public IReadOnlyList<SimulatedCall> ActiveCalls => Read(IReadOnlyList<SimulatedCall> () => [.. _calls.Book.Active.Select(call => call.Snapshot())]);

    /// <summary>The queues, with who waits and the agents.</summary>
    public IReadOnlyList<SimulatedQueue> Queues => Read(IReadOnlyList<SimulatedQueue> () => [.. _queues.All.Select(_queues.Snapshot)]);

    /// <summary>How many calls were originated in all, those included that the history has dropped.</summary>
    public long OriginateCount => Read(() => _calls.Book.Count);

    /// <summary>The requests that came, oldest first, at most <see cref="SimulatorOptions.JournalCapacity"/> of them.</summary>
    public IReadOnlyList<SimulatorJournalEntry> Journal => Read(_journal.Snapshot);

    /// <summary>The addresses that are refused now.</summary>
    public IReadOnlyList<BlockedAddress> BlockedAddresses => Read(() => _guard.Blocked);

    /// <summary>How many event sockets are open.</summary>
    public int EventSocketCount => Read(() => _desk.SessionCount);

    /// <summary>How many event sockets have been opened in all.</summary>
    public int OpenedEventSocketCount => Read(() => _desk.OpenedCount);

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The answer, and what the transport has to do to it.</returns>
    public SimulatorResponse Handle(SimulatorRequest request) => Read(() =>
    {
        RequestComes?.Invoke(request);
        return _front.Handle(request);
    });

    /// <summary>Empties the journal.</summary>
    public void ClearJournal() => Do(_journal.Clear);

    /// <summary>A call by its session id; <see langword="null"/> for an unknown one.</summary>
    /// <param name="callId">The session id.</param>
    public SimulatedCall? FindCall(string callId) => Read(() => _calls.Book.Find(callId));

    /// <summary>Places a call as the originate does.</summary>
    /// <param name="request">The call.</param>
    public SimulatedCall Originate(SimulatedOriginate request) => Read(() => _calls.Originate(request, "").Snapshot());

    /// <summary>Somebody picks up a telephone that rings.</summary>
    /// <param name="callId">The session id.</param>
    /// <param name="number">Whose telephone.</param>
    /// <exception cref="InvalidOperationException">It doesn't ring.</exception>
    public void Answer(string callId, string number) => Do(() =>
    {
        Call call = ActiveCall(callId);
        if (call.FindLeg(number) is not { State: SimulatedLegState.Ringing } leg)
        {
            throw new InvalidOperationException($"{number} does not ring in call {callId}.");
        }

        _calls.Answer(call, leg);
    });

    /// <summary>Somebody hangs up.</summary>
    /// <param name="callId">The session id.</param>
    /// <param name="number">Whose telephone.</param>
    /// <exception cref="InvalidOperationException">It is not in that call.</exception>
    public void HangUp(string callId, string number) => Do(() =>
    {
        Call call = ActiveCall(callId);
        _calls.HangUp(call, call.FindLeg(number) ?? throw new InvalidOperationException($"{number} is not in call {callId}."));
    });

    /// <summary>Whether anybody is subscribed to a topic now.</summary>
    /// <param name="topic">The topic by the PBX's name: <c>cdr_events</c>.</param>
    public bool HasEventSubscriber(string topic) => Read(() => _desk.HasSubscriber(topic));

    /// <summary>Cuts all event sockets, as a network does.</summary>
    public void DropEventSockets() => Do(_desk.DropAll);

    /// <summary>Sends an event of one's own making to those who are subscribed to its topic, by the rules of delivery.</summary>
    /// <param name="topic">The tenant's topic by the PBX's name: <c>queue_events</c>.</param>
    /// <param name="json">The event, as JSON text.</param>
    /// <param name="subject">The extension or queue that it is about; <see langword="null"/> where the topic names none.</param>
    public void PushEvent(string topic, string json, string? subject = null) => Do(() => _desk.Push(new EventMessage(topic, json, subject)));

    /// <summary>Ends the life of all tokens now.</summary>
    /// <param name="tokens">Which.</param>
    public void ExpireTokens(SimulatorTokens tokens = SimulatorTokens.Access) => Do(() => _tokens.Expire(tokens));

    /// <summary>The one-time code that a user would have been mailed; <see langword="null"/> where none is awaited.</summary>
    /// <param name="userName">The <c>username</c>.</param>
    public string? CurrentOneTimePassword(string userName) => Read(() => _pendingSignIns.CodeOf(userName));

    /// <summary>How many sign-ins failed in a row from an address.</summary>
    /// <param name="address">The IP address.</param>
    public int FailedSignIns(string address) => Read(() => _guard.FailuresOf(address));

    /// <summary>Lets an address in again and forgets its failures.</summary>
    /// <param name="address">The IP address.</param>
    public void Unblock(string address) => Do(() => _guard.Forget(address));

    /// <summary>Stops its clock.</summary>
    public void Dispose() => Clock.Dispose();

    internal EventSession? OpenEvents(string address, Action<string> send, Action abort) => Read(() => _desk.Open(address, send, abort));

    internal void ReceiveCommand(EventSession session, string text) => Do(() =>
    {
        CommandComes?.Invoke(text);
        session.Receive(text);
    });

    internal void CloseEvents(EventSession session) => Do(() => _desk.Close(session));

    private IEnumerable<Route> Routes()
    {
        var success = new SuccessAnswers(Options);
        var answers = new ItemAnswers(Options);
        var tokenAnswers = new TokenAnswers(Options, Clock);
        var desk = new SignInDesk(Options, _credentials, _tokens, _guard, _pendingSignIns, tokenAnswers);
        var login = new LoginApi(Options, desk, _tokens, tokenAnswers);

        return
        [
            .. new InfoApi(Options, _credentials, answers).Routes,
            .. Where(SimulatorSignInWays.SignIn, new SignInApi(Options, desk, _tokens, _pendingSignIns, tokenAnswers, success, answers).Routes),
            .. Where(SimulatorSignInWays.OAuth, new OAuthApi(desk, _tokens, tokenAnswers, success).Routes),
            .. Where(SimulatorSignInWays.Login, login.Routes),
            .. Where(SimulatorSignInWays.LoginByExtension, login.ByExtensionRoutes),
            .. Where(SimulatorSignInWays.Login | SimulatorSignInWays.LoginByExtension, login.LogoutRoutes),
            .. Where(SimulatorSignInWays.Tokens, new TokensApi(desk, _tokens, tokenAnswers).Routes),
            .. new SessionsApi(_calls, _credentials, desk, Clock, success, answers).Routes,
            .. new HoldApi(_calls, success).Routes,
            .. new TransferApi(_calls, success).Routes,
            .. new CallRecordsApi(Options, new CallRecordItem(Options, _extensions, _queues), _calls.Book, Rules, answers).Routes,
            .. new RecordingsApi(_recordings, new RecordingItem(Options, _extensions), answers).Routes,
            .. new RecordingFilesApi(Options, _recordings).Routes,
            .. new QueuesApi(Options, Rules, _extensions, _queues, Clock, success, answers).Routes,
            .. new MonitoringApi(_extensions, _monitorGroups, _featureCodes, success, answers).Routes,
        ];
    }

    private IEnumerable<Route> Where(SimulatorSignInWays ways, IEnumerable<Route> routes) =>
        ((Options.SignInWays ?? Options.Version.SignInWays) & ways) == SimulatorSignInWays.None ? [] : routes;

    private Call ActiveCall(string callId) =>
        _calls.Book.FindActive(callId) ?? throw new InvalidOperationException($"There is no call {callId} in progress.");

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
