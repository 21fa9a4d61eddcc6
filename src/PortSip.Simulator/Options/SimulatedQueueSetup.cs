using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The configuration of a queue.</summary>
/// <param name="Number">The number that callers dial.</param>
/// <param name="Name">Its name, 1 to 64 characters.</param>
public sealed record SimulatedQueueSetup(string Number, string Name)
{
    /// <summary>The extensions of its agents. Initially, none of them is ready.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>The order in which ready agents ring; the one who rang longest ago is first by default.</summary>
    public SimulatedRingStrategy Strategy { get; init; } = SimulatedRingStrategy.CyclicHunt;

    /// <summary>How long an agent's telephone rings before another agent is called, in whole seconds; 20 seconds.</summary>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a caller should wait at most; a longer wait is reported as a breach. <see langword="null"/> for no limit.</summary>
    public TimeSpan? SlaTime { get; init; }

    /// <summary>How long an agent is in WRAP_UP after a call of the queue; zero for immediately ready.</summary>
    public TimeSpan WrapUpTime { get; init; }

    /// <summary>How many callers can wait; 0 for any number.</summary>
    public int MostCallers { get; init; }

    /// <summary>How long a caller waits until the call overflows, in whole seconds, 15 to 65535; <see langword="null"/> for the longest.</summary>
    public TimeSpan? LongestWait { get; init; }

    /// <summary>Whether callers wait even if no agent is logged in with a telephone.</summary>
    public bool WaitsWithoutAgents { get; init; } = true;

    /// <summary>Where calls overflow: if the queue is full, nobody serves it, or the wait is over. They are hung up by default.</summary>
    public SimulatedServiceRule Overflow { get; init; } = SimulatedServiceRule.HangUp;

    /// <summary>What happens to a call in night mode; it is hung up by default.</summary>
    public SimulatedServiceRule Night { get; init; } = SimulatedServiceRule.HangUp;

    /// <summary>The skill levels by extension, 1 to 100; those that are left out have 1.</summary>
    public IReadOnlyDictionary<string, int> SkillLevels { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Further settings by the API's names. They win over the properties above.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = NoSettings.Instance;
}
