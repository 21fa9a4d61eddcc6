namespace PortSipCallControl;

/// <summary>The language of a report.</summary>
public enum PortSipReportLanguage
{
    /// <summary>English.</summary>
    En,

    /// <summary>German.</summary>
    De,

    /// <summary>French.</summary>
    Fr,
}
