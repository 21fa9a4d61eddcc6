namespace PortSip.Client;

/// <summary>The hours in which a forwarding rule applies (API §9).</summary>
public enum PortSipForwardHours
{
    /// <summary>At all hours.</summary>
    All,

    /// <summary>In the office hours of the extension.</summary>
    Office,

    /// <summary>Outside the office hours of the extension.</summary>
    NonOffice,
}
