namespace PortSip.Simulator;

/// <summary>The skill levels of agents and members. A setup contains only those that differ from the default.</summary>
internal static class SkillLevels
{
    private const int Standard = 1;

    /// <summary>The level of an extension.</summary>
    public static int LevelOf(this IReadOnlyDictionary<string, int> levels, string extension) => levels.TryGetValue(extension, out var level) ? level : Standard;

    /// <summary>The levels for a setup.</summary>
    public static IReadOnlyDictionary<string, int> Of(IEnumerable<IRung> people) =>
        people.Where(person => person.SkillLevel != Standard).ToDictionary(person => person.Extension, person => person.SkillLevel, StringComparer.Ordinal);
}
