using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Reads the skill levels in the body of <c>POST /call_queues/{id}/agents</c>.</summary>
internal static class SkillLevels
{
    private const int Default = 1;
    private const int Highest = 100;

    /// <summary>The skill level of each extension, 1 if none is given; null if one isn't from 1 to 100.</summary>
    public static IReadOnlyDictionary<string, int>? Read(JsonFields fields)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in fields.Find("items")!.Value.EnumerateArray())
        {
            var level = Default;
            if (item.TryGetProperty("skill_level", out var given) && (given.ValueKind != JsonValueKind.Number || !given.TryGetInt32(out level) || level is < Default or > Highest))
                return null;
            levels[item.GetProperty("extension_number").GetString()!] = level;
        }
        return levels;
    }
}
