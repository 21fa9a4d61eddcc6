using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The configuration of a virtual receptionist, which answers its calls by itself.</summary>
/// <param name="Number">The number that callers dial.</param>
/// <param name="Name">Its name, 1 to 64 characters.</param>
public sealed record SimulatedReceptionist(string Number, string Name)
{
    /// <summary>What happens to a call in night mode; it is hung up by default.</summary>
    public SimulatedServiceRule Night { get; init; } = SimulatedServiceRule.HangUp;

    /// <summary>Further settings by the API's names, such as the menu. They win over the properties above.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = NoSettings.Instance;
}
