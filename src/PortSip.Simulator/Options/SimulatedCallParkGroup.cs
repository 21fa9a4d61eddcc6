using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>A group whose members park calls at each other's extensions.</summary>
public sealed record SimulatedCallParkGroup
{
    /// <summary>The extensions of its members, in order.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The number of the ring group that is called when the time is over; <see langword="null"/> for none.</summary>
    public string? RingGroup { get; init; }

    /// <summary>Its settings by the API's names: <c>name</c>, <c>recall_to</c>. The ring group has its property.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = NoSettings.Instance;
}
