using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>A holiday of the tenant.</summary>
public sealed record SimulatedHoliday
{
    /// <summary>Its id, by which other settings name it; <see langword="null"/> for a new one.</summary>
    public string? Id { get; init; }

    /// <summary>Its settings by the API's names: <c>name</c>, <c>month_start</c>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = NoSettings.Instance;
}
