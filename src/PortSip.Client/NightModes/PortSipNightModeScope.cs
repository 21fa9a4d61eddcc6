namespace PortSip.Client;

/// <summary>What can be in night mode (API §9).</summary>
public enum PortSipNightModeScope
{
    /// <summary>The whole company: all its queues, ring groups and virtual receptionists.</summary>
    Company,

    /// <summary>A queue.</summary>
    Queue,

    /// <summary>A ring group.</summary>
    RingGroup,

    /// <summary>A virtual receptionist.</summary>
    Receptionist,
}
