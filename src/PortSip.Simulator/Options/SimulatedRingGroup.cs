using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The configuration of a ring group.</summary>
/// <param name="Number">The number that callers dial.</param>
/// <param name="Name">Its name, 1 to 64 characters.</param>
public sealed record SimulatedRingGroup(string Number, string Name)
{
    /// <summary>The extensions that it calls, each with the skill level 1.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The order in which they ring; all at once by default.</summary>
    public SimulatedRingStrategy Strategy { get; init; } = SimulatedRingStrategy.RingSimultaneously;

    /// <summary>How long each of them rings, in whole seconds; 20 seconds.</summary>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether members who are in a call don't ring.</summary>
    public bool SkipsBusyMembers { get; init; } = true;

    /// <summary>What happens to a call that nobody answers; it is hung up by default.</summary>
    public SimulatedServiceRule NoAnswer { get; init; } = SimulatedServiceRule.HangUp;

    /// <summary>What happens to a call in night mode; it is hung up by default.</summary>
    public SimulatedServiceRule Night { get; init; } = SimulatedServiceRule.HangUp;

    /// <summary>The skill levels by extension, 1 to 100; those that are left out have 1.</summary>
    public IReadOnlyDictionary<string, int> SkillLevels { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Further settings by the API's names. They win over the properties above.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = NoSettings.Instance;
}
