namespace PortSip.Simulator;

/// <summary>The body that an operation takes.</summary>
internal enum RouteBody
{
    None,

    /// <summary>A JSON object, or no body at all; the Content-Type of JSON either way.</summary>
    Json,

    /// <summary>Form-encoded fields: only OAuth's.</summary>
    Form,
}
