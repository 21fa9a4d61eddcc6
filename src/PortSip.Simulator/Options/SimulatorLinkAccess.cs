namespace PortSip.Simulator;

/// <summary>Who can use a link to a file.</summary>
public enum SimulatorLinkAccess
{
    /// <summary>Everybody who has the link.</summary>
    Public,

    /// <summary>Signed-in users.</summary>
    Private,
}
