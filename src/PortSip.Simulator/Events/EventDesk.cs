namespace PortSip.Simulator;

/// <summary>Serves all event sockets: lets them in, and tells them what happens, by the rules of delivery. Under the PBX's lock.</summary>
internal sealed class EventDesk
{
    private readonly SimulatorClock _clock;
    private readonly Credentials _credentials;
    private readonly string _domain;
    private readonly AddressGuard _guard;
    private readonly QueueControl _queues;
    private readonly Random _random;
    private readonly SimulatorRules _rules;
    private readonly List<EventSession> _sessions = [];
    private readonly EventWriter _writer;

    public EventDesk(SimulatorOptions options, SimulatorClock clock, SimulatorRules rules, AddressGuard guard, Credentials credentials, EventWriter writer, QueueControl queues)
    {
        _clock = clock;
        _credentials = credentials;
        _domain = options.Domain;
        _guard = guard;
        _random = new Random(options.Seed);
        _rules = rules;
        _writer = writer;
        _queues = queues;
    }

    public SimulatorEventDelivery Delivery => _rules.EventDelivery;

    public int SessionCount => _sessions.Count;

    /// <summary>How many sockets have been opened so far.</summary>
    public int OpenedCount { get; private set; }

    public bool HasSubscriber(string topic) => _sessions.Exists(session => session.Topics.Contains(topic));

    /// <summary>A socket was opened; null where none is let in.</summary>
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

    /// <summary>Sends a message of the test's own making.</summary>
    public void Push(EventMessage message) => Send(message);

    public Principal? SignIn(string? userName, string? extensionNumber, string password, string? domain, string address)
    {
        if (_guard.IsBlocked(address))
            return null;
        var principal = userName is not null && _credentials.FindUser(userName, password, domain) is { } user ? Principal.Of(user)
            : extensionNumber is not null && domain is not null && _credentials.FindExtension(extensionNumber, password, domain) is { } extension ? Principal.Of(extension)
            : null;
        if (principal is null)
            _guard.Fail(address);
        else
            _guard.Forget(address);
        return principal;
    }

    public bool MaySubscribe(Principal principal, string topic) =>
        !Delivery.RefusedTopics.Contains(topic) && (principal.EventTopics?.Contains(topic) ?? EventTopic.IsPermittedBy(principal.Role, topic));

    /// <summary>The state of those that a subscription names, as it is pushed when it begins.</summary>
    public IEnumerable<EventMessage> Snapshots(string topic, IReadOnlyCollection<string> subjects)
    {
        if (EventTopic.IsGlobal(topic))
            return subjects.Contains(SimulatorDefaults.TenantId) ? Snapshots(EventTopic.Local(topic), isSubject: _ => true) : [];
        return Snapshots(topic, subjects.Contains);
    }

    public void Tell(PbxEvent happened) => Send(() => _writer.Write(happened, Delivery.Form));

    public void Tell(QueueEvent happened) => Send(() => QueueEventWriter.Write(happened, _domain));

    public void Tell(TenantEvent happened) => Send(() => [_writer.Write(happened)]);

    private IEnumerable<EventMessage> Snapshots(string topic, Func<string, bool> isSubject) => topic switch
    {
        EventTopic.Extension => [_writer.Snapshot(isSubject, _clock.Now)],
        EventTopic.Queue => _queues.All.Where(queue => isSubject(queue.Setup.Number)).Select(queue => QueueEventWriter.Snapshot(_queues.Snapshot(queue), _clock.Now)),
        // All queues, say the documents, and not under which name: the one that changes nothing for whoever keeps a list.
        EventTopic.QueueManagement => _queues.All.Select(queue => _writer.Write(new QueueManaged(_clock.Now, "queue_updated", _queues.Snapshot(queue)))),
        _ => [],
    };

    private void Send(Func<IEnumerable<EventMessage>> write)
    {
        if (_sessions.Count == 0)
            return;
        foreach (var message in write())
            Send(message);
    }

    private void Send(EventMessage message)
    {
        var delivery = Delivery;
        if (delivery.LostTypes.Any(type => message.Text.Contains($"\"{type}\"", StringComparison.Ordinal)))
            return;
        for (var copy = 0; copy <= delivery.Duplicates; copy++)
        {
            if (delivery.LossProbability > 0 && _random.NextDouble() < delivery.LossProbability)
                continue;
            var delay = delivery.Delay + TimeSpan.FromTicks((long)(delivery.Jitter.Ticks * _random.NextDouble()));
            if (delay > TimeSpan.Zero)
                _clock.Schedule(delay, () => SendNow(message));
            else
                SendNow(message);
        }
    }

    private void SendNow(EventMessage message)
    {
        foreach (var session in _sessions.ToList())
            session.Tell(message);
    }
}
