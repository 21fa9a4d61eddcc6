using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The settings of an object that has only its defaults.</summary>
internal static class NoSettings
{
    public static IReadOnlyDictionary<string, JsonElement> Instance { get; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
}
