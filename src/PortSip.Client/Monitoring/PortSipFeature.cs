namespace PortSip.Client;

/// <summary>The features whose codes are used here, with their documented default codes (API §5).</summary>
internal enum PortSipFeature
{
    /// <summary><c>*63</c></summary>
    SilentCallMonitoring,

    /// <summary><c>*68</c></summary>
    CallPark,

    /// <summary><c>*88</c></summary>
    CallRetrieve,

    /// <summary><c>*97</c></summary>
    DirectedCallPickup,
}
