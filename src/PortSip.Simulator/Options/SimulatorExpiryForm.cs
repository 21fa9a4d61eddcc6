namespace PortSip.Simulator;

/// <summary>The form in which a response states the lifetime of a token.</summary>
public enum SimulatorExpiryForm
{
    /// <summary><c>"expires_in": 1800</c></summary>
    Seconds,

    /// <summary><c>"expires_in": "1800"</c></summary>
    SecondsAsText,

    /// <summary><c>"expires_at": "2024-08-20T06:00:59Z"</c></summary>
    ExpiresAt,

    /// <summary>An <c>expires_at</c> with an impossible date, as in the API's own example, next to a valid <c>expires_in</c>.</summary>
    ImpossibleExpiresAt,

    /// <summary>Nothing at all.</summary>
    Absent,
}
