namespace PortSip.Simulator;

/// <summary>The response of <c>POST /login</c> in addition to its cookie.</summary>
public enum SimulatorLoginAnswer
{
    /// <summary>The access token.</summary>
    Token,

    /// <summary>No body: the token has to be read from <c>GET /login</c> with the cookie.</summary>
    CookieOnly,
}
