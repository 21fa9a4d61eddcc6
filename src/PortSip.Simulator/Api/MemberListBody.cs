using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The body that replaces the members of a queue or a ring group.</summary>
internal static class MemberListBody
{
    private const int DefaultLevel = 1;
    private const int HighestLevel = 100;

    /// <summary>Reads the members with their skill levels, 1 if none is given.</summary>
    /// <returns>The refusal of a body without a list, or with a skill level that isn't from 1 to 100; otherwise null.</returns>
    public static SimulatorResponse? Refusal(ApiRequest request, out IReadOnlyList<(string Extension, int SkillLevel)> members)
    {
        members = [];
        if (request.Fields is not JsonFields { Items: IReadOnlyList<string> extensions } fields)
            return Answer.Refuse(400, Errors.Invalid("items", "is required"));
        if (Levels(fields) is not { } levels)
            return Answer.Refuse(400, Errors.Invalid("skill_level", "must be from 1 to 100"));
        members = [.. extensions.Distinct(StringComparer.Ordinal).Select(extension => (extension, levels[extension]))];
        return null;
    }

    private static Dictionary<string, int>? Levels(JsonFields fields)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in fields.Find("items")!.Value.EnumerateArray())
        {
            var level = DefaultLevel;
            if (item.TryGetProperty("skill_level", out var given) && (given.ValueKind != JsonValueKind.Number || !given.TryGetInt32(out level) || level is < DefaultLevel or > HighestLevel))
                return null;
            levels[item.GetProperty("extension_number").GetString()!] = level;
        }
        return levels;
    }
}
