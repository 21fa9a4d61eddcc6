namespace PortSip.Simulator;

/// <summary>Serves all event sockets: admits them, and sends them events by the delivery rules. Under the PBX's lock.</summary>
internal sealed class EventSockets
{
    private readonly PbxState _state;
    private readonly Random _random;
    private readonly List<EventSession> _sessions = [];
    private readonly CallEventWriter _calls;
    private readonly ExtensionEventWriter _extensions;

    public EventSockets(PbxState state)
    {
        _state = state;
        _random = new Random(state.Options.SeedOf(RandomStream.Events));
        _calls = new CallEventWriter(state.Options);
        _extensions = new ExtensionEventWriter(state.Current, state.Extensions, state.Calls.List);
        state.CallEvents.Subscribe(Tell);
        state.QueueEvents.Subscribe(Tell);
        state.ExtensionEvents.Subscribe(Tell);
    }

    public SimulatorEventDelivery Delivery => _state.Rules.EventDelivery;

    public int SessionCount => _sessions.Count;

    /// <summary>How many sockets have been opened so far.</summary>
    public int OpenedCount { get; private set; }

    public bool HasSubscriber(string topic) => _sessions.Exists(session => session.Topics.Contains(topic));

    /// <summary>A socket was opened; null if none is admitted.</summary>
    public EventSession? Open(string address, Action<string> send, Action abort)
    {
        if (!Delivery.AcceptsSockets)
            return null;
        OpenedCount++;
        var session = new EventSession(this, address, send, abort);
        _sessions.Add(session);
        return session;
    }

    public void Close(EventSession session) => _sessions.Remove(session);

    public void DropAll()
    {
        foreach (var session in _sessions.ToList())
            session.Drop();
        _sessions.Clear();
    }

    public Principal? SignIn(string? userName, string? extensionNumber, string password, string? domain, string address)
    {
        if (_state.AddressBlocks.IsBlocked(address))
            return null;
        var principal = userName is not null && _state.Credentials.FindUser(userName, password, domain) is { } user ? Principal.Of(user)
            : extensionNumber is not null && domain is not null && _state.Credentials.FindExtension(extensionNumber, password, domain) is { } extension ? Principal.Of(extension)
            : null;
        if (principal is null)
            _state.AddressBlocks.Fail(address);
        else
            _state.AddressBlocks.Forget(address);
        return principal;
    }

    public bool MaySubscribe(Principal principal, string topic) =>
        !Delivery.RefusedTopics.Contains(topic) && (principal.EventTopics?.Contains(topic) ?? EventTopic.IsPermittedBy(principal.Role, topic));

    /// <summary>The state of everything that a subscription names, sent when it starts.</summary>
    public IEnumerable<EventMessage> Snapshots(string topic, IReadOnlyCollection<string> subjects)
    {
        var snapshots = !EventTopic.IsGlobal(topic) ? Snapshots(topic, subjects.Contains)
            : subjects.Contains(SimulatorDefaults.TenantId) ? Snapshots(EventTopic.Local(topic), isSubject: _ => true) : [];
        return snapshots.Where(message => !IsLost(message));
    }

    private void Tell(CallEvent happened) => Send(() => _extensions.Write(happened) is { } ofExtension
        ? [.. _calls.Write(happened, Delivery.Form), ofExtension]
        : _calls.Write(happened, Delivery.Form));

    private void Tell(QueueEvent happened) => Send(() => QueueEventWriter.Write(happened, _state.Options.Domain));

    private void Tell(ExtensionEvent happened) => Send(() => [_extensions.Write(happened)]);

    private IEnumerable<EventMessage> Snapshots(string topic, Func<string, bool> isSubject) => topic switch
    {
        EventTopic.Extension => [_extensions.Snapshot(isSubject, _state.Clock.Now)],
        EventTopic.Queue => _state.Queues.All.Where(queue => isSubject(queue.Number)).Select(queue => QueueEventWriter.Snapshot(_state.Queues.Snapshot(queue), _state.Clock.Now)),
        // According to the documents all queues, with no name for the event: the one that changes nothing for a client that keeps a list.
        EventTopic.QueueManagement => _state.Queues.All.Select(queue => QueueEventWriter.Managed("queue_updated", _state.Queues.Snapshot(queue))),
        _ => [],
    };

    private void Send(Func<IEnumerable<EventMessage>> write)
    {
        if (_sessions.Count == 0)
            return;
        foreach (var message in write())
            Send(message);
    }

    /// <summary>Sends a message to the subscribers of its topic, by the delivery rules.</summary>
    public void Send(EventMessage message)
    {
        var delivery = Delivery;
        if (IsLost(message))
            return;
        for (var copy = 0; copy <= delivery.Duplicates; copy++)
        {
            if (delivery.LossProbability > 0 && _random.NextDouble() < delivery.LossProbability)
                continue;
            var delay = delivery.Delay + TimeSpan.FromTicks((long)(delivery.Jitter.Ticks * _random.NextDouble()));
            if (delay > TimeSpan.Zero)
                _state.Clock.Schedule(delay, () => SendNow(message));
            else
                SendNow(message);
        }
    }

    private bool IsLost(EventMessage message) => Delivery.LostTypes.Any(type => message.Text.Contains($"\"{type}\"", StringComparison.Ordinal));

    private void SendNow(EventMessage message)
    {
        foreach (var session in _sessions.ToList())
            session.Tell(message);
    }
}
