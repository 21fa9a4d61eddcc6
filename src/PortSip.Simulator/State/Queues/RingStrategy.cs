namespace PortSip.Simulator;

/// <summary>The order in which the members of a ring group or the agents of a queue ring: <c>ring_strategy</c> and <c>polling_strategy</c>.</summary>
internal static class RingStrategy
{
    public const string Simultaneous = "RING_SIMULTANEOUSLY";
    public const string Paging = "PAGING_INTERCOM";

    private const string Prioritized = "PRIORITIZED_HUNT";
    private const string Cyclic = "CYCLIC_HUNT";
    private const string LeastWorked = "LEAST_WORKED_HUNT";
    private const string BySkill = "SKILL_BASED_ROUTING_";

    /// <summary>The strategies of queues. Ring groups have <see cref="Paging"/> too.</summary>
    public static IReadOnlyList<string> All { get; } = [Simultaneous, Prioritized, Cyclic, LeastWorked, BySkill + Prioritized, BySkill + Cyclic, BySkill + LeastWorked];

    /// <summary>Whether all ring at once. Paging doesn't answer by itself here: the API shows one partner of a call.</summary>
    public static bool RingsAll(string strategy) => strategy is Simultaneous or Paging;

    /// <summary>Those who can ring, the first one first.</summary>
    public static IEnumerable<T> Order<T>(string strategy, IEnumerable<T> people)
        where T : IRung
    {
        var hunt = strategy.StartsWith(BySkill, StringComparison.Ordinal) ? strategy.Substring(BySkill.Length) : strategy;
        var ordered = hunt switch
        {
            Cyclic => people.OrderBy(person => person.LastRung),
            LeastWorked => people.OrderBy(person => person.Answered),
            _ => people,
        };
        return hunt == strategy ? ordered : ordered.OrderByDescending(person => person.SkillLevel);
    }
}
