using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>How calls are parked.</summary>
public sealed record SimulatedCallPark
{
    /// <summary>The number of the ring group that is called when the time is over; <see langword="null"/> for none.</summary>
    public string? RingGroup { get; init; }

    /// <summary>The settings that differ from the defaults, by the API's names: <c>recall_time</c>. The ring group has its property.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = NoSettings.Instance;
}
