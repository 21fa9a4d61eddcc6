namespace PortSip.Simulator;

/// <summary>Someone who rings for a ring group or a queue.</summary>
internal interface IRung
{
    string Extension { get; }

    /// <summary>1 to 100; the highest rings first, where skills count.</summary>
    int SkillLevel { get; }

    /// <summary>Grows with each ring; 0 for never.</summary>
    long LastRung { get; }

    /// <summary>How many calls of the group or queue they have answered.</summary>
    int Answered { get; }
}
