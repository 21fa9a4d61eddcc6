namespace PortSip.Simulator;

/// <summary>A member of a ring group.</summary>
internal sealed class RingGroupMember(string extension, int skillLevel) : IRung
{
    public string Extension { get; } = extension;

    public int SkillLevel { get; } = skillLevel;

    public long LastRung { get; set; }

    public int Answered { get; set; }
}
