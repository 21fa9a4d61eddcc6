namespace PortSip.Simulator;

/// <summary>Who can use a link to a file.</summary>
public enum SimulatorLinkAccess
{
    /// <summary>Anyone who has the link.</summary>
    Public,

    /// <summary>Signed-in users.</summary>
    Private,
}
