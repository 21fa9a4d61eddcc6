namespace PortSipCallControl;

/// <summary>The language of a report or a wallboard.</summary>
public enum PortSipLanguage
{
    /// <summary>English.</summary>
    En,

    /// <summary>German.</summary>
    De,

    /// <summary>French.</summary>
    Fr,
}
