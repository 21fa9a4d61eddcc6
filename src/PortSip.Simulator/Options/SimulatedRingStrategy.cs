namespace PortSip.Simulator;

/// <summary>The order in which the members of a ring group or the agents of a queue ring.</summary>
public enum SimulatedRingStrategy
{
    /// <summary>All at once.</summary>
    RingSimultaneously,

    /// <summary>In turn, always in the same order.</summary>
    PrioritizedHunt,

    /// <summary>In turn; the one who rang longest ago is first.</summary>
    CyclicHunt,

    /// <summary>In turn; the one who has answered the fewest calls is first.</summary>
    LeastWorkedHunt,

    /// <summary>Like <see cref="PrioritizedHunt"/>, the highest skill level first.</summary>
    SkillBasedRoutingPrioritizedHunt,

    /// <summary>Like <see cref="CyclicHunt"/>, the highest skill level first.</summary>
    SkillBasedRoutingCyclicHunt,

    /// <summary>Like <see cref="LeastWorkedHunt"/>, the highest skill level first.</summary>
    SkillBasedRoutingLeastWorkedHunt,
}
