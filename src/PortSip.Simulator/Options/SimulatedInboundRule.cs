using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Where calls from outside to some numbers of the tenant go.</summary>
public sealed record SimulatedInboundRule
{
    /// <summary>The trunk whose calls it takes; <see langword="null"/> for all.</summary>
    public string? Trunk { get; init; }

    /// <summary>Its settings by the API's names: <c>did_numbers</c> and, for each hours, the rule.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = NoSettings.Instance;
}
