namespace PortSip.Simulator;

/// <summary>
/// Calls that come in from outside by themselves: to extensions and queues, where they are answered, meet a busy or unattended telephone, wait, give
/// up, talk and end. Everything is drawn from the seed and happens by the PBX's clock, so the same time brings the same calls.
/// </summary>
internal sealed class Traffic
{
    private const double QueueShare = 0.5;
    // From the numbers that are reserved for fiction, as those of the callers; the number of the extension or queue follows.
    private const string NumberPrefix = "+493023125";

    private readonly CurrentOptions _options;
    private readonly SimulatorClock _clock;
    private readonly SimulatorRules _rules;
    private readonly ExtensionDirectory _extensions;
    private readonly CallControl _calls;
    private readonly QueueControl _queues;
    private readonly Random _random;
    private readonly OutsideCallers _callers;
    private readonly TrafficPeople _people;

    public Traffic(CurrentOptions options, SimulatorClock clock, SimulatorRules rules, ExtensionDirectory extensions, CallControl calls, QueueControl queues)
    {
        if (options.Value.CallsPerMinute is not (>= 0 and <= 6000))
            throw new ArgumentException("CallsPerMinute is 0 to 6000.", nameof(options));
        _options = options;
        _clock = clock;
        _rules = rules;
        _extensions = extensions;
        _calls = calls;
        _queues = queues;
        _random = new Random(options.Value.SeedOf(RandomStream.Traffic));
        _callers = new OutsideCallers(_random);
        _people = new TrafficPeople(_random);
    }

    // A year at most: the times between calls vary, and must fit into the calendar.
    private double SecondsBetweenCalls => Math.Min(60.0 / _options.Value.CallsPerMinute, TimeSpan.FromDays(365).TotalSeconds);

    /// <summary>Starts the traffic, if there is any.</summary>
    public void Start()
    {
        if (_options.Value.CallsPerMinute == 0)
            return;
        BringAgents();
        AwaitNext();
    }

    /// <summary>Agents who aren't ready become so if there is traffic, unless somebody gave a reason.</summary>
    public void BringAgents()
    {
        if (_options.Value.CallsPerMinute == 0)
            return;
        foreach (var queue in _queues.All)
        {
            foreach (var agent in queue.Agents.Where(agent => agent is { Status: SimulatedAgentStatus.NotReady, Reason: "" }))
                _queues.SetStatus(queue, agent, SimulatedAgentStatus.Ready, reason: "");
        }
    }

    private void AwaitNext() => _clock.Schedule(_random.Exponential(SecondsBetweenCalls), Arrive);

    private void Arrive()
    {
        AwaitNext();
        var (number, name) = _callers.Next();
        string[] trunks = [.. _options.Value.Trunks.Where(_rules.IsTrunkUp)];
        if (trunks.Length == 0)
            return;
        var trunk = trunks[_random.Next(trunks.Length)];
        if (NextQueue() is { } queue)
            Call(queue.Number, _people.ToQueue(CallTime(AgentCount, occupancy: 0.8), missed => ComeBack(queue, missed)));
        else if (NextExtension() is { } extension)
            Call(extension, _people.ToExtension(CallTime(_extensions.All.Count - AgentCount, occupancy: 0.3), isBusy: _calls.List.HasCallOf(extension)));

        void Call(string callee, CallBehavior behavior) =>
            _calls.Receive(new SimulatedInboundCall(number, NumberPrefix + callee, trunk) { DisplayName = name }, ForwardRule.To(callee), behavior);
    }

    private int AgentCount => _queues.All.SelectMany(queue => queue.Agents).Select(agent => agent.Extension).Distinct().Count();

    /// <summary>The mean seconds of a call with which these telephones can serve their share of the calls: 8 seconds to 3 minutes.</summary>
    private double CallTime(int telephones, double occupancy) =>
        Math.Max(8, Math.Min(180, occupancy * telephones * SecondsBetweenCalls / QueueShare));

    private CallQueue? NextQueue() => _random.NextDouble() < QueueShare && _queues.All.Count > 0 ? _queues.All[_random.Next(_queues.All.Count)] : null;

    /// <summary>An extension, but not an agent, who is called by way of the queue; null if there are only agents.</summary>
    private string? NextExtension()
    {
        const int attempts = 20;
        for (var attempt = 0; attempt < attempts && _extensions.All.Count > 0; attempt++)
        {
            var number = _extensions.All[_random.Next(_extensions.All.Count)].Number;
            if (!_queues.All.Any(queue => queue.FindAgent(number) is not null))
                return number;
        }
        return null;
    }

    /// <summary>An agent who doesn't answer is no longer ready, and returns a little later, unless someone has set another status or a reason.</summary>
    private void ComeBack(CallQueue queue, string number) => _clock.Schedule(
        queue.RingTime + _random.Between(10, 60),
        () =>
        {
            if (queue.FindAgent(number) is { Status: SimulatedAgentStatus.NotReady, Reason: "" } agent)
                _queues.SetStatus(queue, agent, SimulatedAgentStatus.Ready, reason: "");
        });
}
