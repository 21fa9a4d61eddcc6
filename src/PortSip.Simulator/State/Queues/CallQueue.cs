using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>A queue: its settings, its agents, and the waiting calls. <see cref="QueueControl"/> changes it, under the PBX's lock.</summary>
internal sealed class CallQueue
{
    // The longest wait that the API accepts: here, it means that nobody waits too long.
    private static readonly TimeSpan LongestWaitOfAll = TimeSpan.FromSeconds(65535);

    private readonly SimulatorVersion _version;

    public CallQueue(string id, SimulatedQueueSetup setup, SimulatorVersion version)
    {
        _version = version;
        Id = id;
        Number = setup.Number;
        Settings = new ObjectSettings(ServiceSettings.OfQueue(version));
        Configure(setup);
        Agents = [.. setup.Agents.Select(number => new QueueAgent(number) { SkillLevel = setup.SkillLevels.LevelOf(number) })];
    }

    public string Id { get; }

    public string Number { get; }

    public ObjectSettings Settings { get; }

    public string Name => Settings.Text("name");

    public string Strategy => Settings.Text(ServiceSettings.PollingStrategy);

    public TimeSpan RingTime => Settings.Seconds(ServiceSettings.RingTime);

    /// <summary>A longer wait is a breach; zero for none.</summary>
    public TimeSpan SlaTime => Settings.Seconds(ServiceSettings.SlaTime);

    /// <summary>How long an agent is in WRAP_UP after a call.</summary>
    public TimeSpan WrapUpTime => Settings.IsOn(ServiceSettings.WrapsUp) ? Settings.Seconds(ServiceSettings.WrapUpTime) : TimeSpan.Zero;

    /// <summary>How long a call waits until it overflows; null for any time.</summary>
    public TimeSpan? LongestWait => Settings.Seconds(ServiceSettings.LongestWait) is var wait && wait < LongestWaitOfAll ? wait : null;

    public List<QueueAgent> Agents { get; set; }

    /// <summary>Calls that no agent has answered yet, longest wait first.</summary>
    public List<QueueWait> Waiting { get; } = [];

    /// <summary>Whether no more callers can wait. That 0 means any number is inferred.</summary>
    public bool IsFull => Settings.Number(ServiceSettings.MostCallers) is > 0 and var most && Waiting.Count >= most;

    /// <summary>How many callers have exceeded the wait limit.</summary>
    public int Breaches { get; set; }

    /// <summary>Takes over all settings but the agents.</summary>
    public void Configure(SimulatedQueueSetup setup)
    {
        Settings.Set("name", setup.Name);
        Settings.Set(ServiceSettings.PollingStrategy, ApiWord.Of(setup.Strategy));
        Settings.Set(ServiceSettings.RingTime, (int)setup.RingTime.TotalSeconds);
        Settings.Set(ServiceSettings.MostCallers, setup.MostCallers);
        Settings.Set(ServiceSettings.LongestWait, (int)(setup.LongestWait ?? LongestWaitOfAll).TotalSeconds);
        Settings.Set(ServiceSettings.WaitsWithoutAgents, setup.WaitsWithoutAgents);
        Settings.Set(ServiceSettings.SlaTime, (int)(setup.SlaTime ?? TimeSpan.Zero).TotalSeconds);
        Settings.Set(ServiceSettings.WrapsUp, setup.WrapUpTime > TimeSpan.Zero);
        Settings.Set(ServiceSettings.WrapUpTime, (int)setup.WrapUpTime.TotalSeconds);
        Settings.Set(ServiceSettings.NoAnswerRule, setup.Overflow.ToFields());
        Settings.Set(ServiceSettings.NightModeRule, setup.Night.ToFields());
        Settings.Apply(setup.Settings);
    }

    /// <summary>Replaces the settings. In a version without a setting for it, the time after a call stays.</summary>
    public void Replace(IReadOnlyDictionary<string, JsonElement> settings)
    {
        var (wrapsUp, wrapUpTime) = (Settings[ServiceSettings.WrapsUp], Settings[ServiceSettings.WrapUpTime]);
        Settings.Replace(settings);
        if (_version.HasServiceNightMode)
            return;
        Settings.Set(ServiceSettings.WrapsUp, wrapsUp);
        Settings.Set(ServiceSettings.WrapUpTime, wrapUpTime);
    }

    /// <summary>As it is now, for a new one that is the same.</summary>
    public SimulatedQueueSetup ToSetup()
    {
        var setup = new SimulatedQueueSetup(Number, Name);
        return setup with
        {
            Agents = [.. Agents.Select(agent => agent.Extension)],
            SkillLevels = SkillLevels.Of(Agents),
            Settings = Settings.DifferencesFrom(new CallQueue("", setup, _version).Settings),
        };
    }

    public QueueAgent? FindAgent(string extension) => Agents.Find(agent => agent.Extension == extension);
}
