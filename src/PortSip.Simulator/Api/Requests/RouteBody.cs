namespace PortSip.Simulator;

/// <summary>The body that an operation accepts.</summary>
internal enum RouteBody
{
    None,

    /// <summary>A JSON object, or no body; the Content-Type is JSON in both cases.</summary>
    Json,

    /// <summary>Form-encoded fields: only for OAuth.</summary>
    Form,
}
