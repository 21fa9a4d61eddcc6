namespace PortSip.Simulator;

/// <summary>Who may follow a link to a file.</summary>
public enum SimulatorLinkAccess
{
    /// <summary>Everybody who has the link.</summary>
    Public,

    /// <summary>Whoever is signed in.</summary>
    Private,
}
