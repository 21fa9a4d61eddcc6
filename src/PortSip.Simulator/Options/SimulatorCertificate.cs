namespace PortSip.Simulator;

/// <summary>The self-signed certificate of a simulator that is reached over TLS. It is made when the simulator starts, so no computer trusts it.</summary>
public enum SimulatorCertificate
{
    /// <summary>For localhost and the loopback addresses, valid for a year.</summary>
    Valid,

    /// <summary>For the same names, and expired a month ago.</summary>
    Expired,

    /// <summary>Valid, but for pbx.example.com.</summary>
    WrongName,
}
