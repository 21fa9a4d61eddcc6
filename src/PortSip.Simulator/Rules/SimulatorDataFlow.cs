namespace PortSip.Simulator;

/// <summary>The Data Flow service, which a PBX since 22.3 can have for the figures of queues.</summary>
public enum SimulatorDataFlow
{
    /// <summary>It doesn't run: 503. The status is a guess.</summary>
    Stopped,

    /// <summary>It answers. PortSIP publishes no response, so its form is a guess.</summary>
    Running,
}
