namespace PortSip.Simulator;

/// <summary>What <c>POST /login</c> answers besides its cookie.</summary>
public enum SimulatorLoginAnswer
{
    /// <summary>The access token.</summary>
    Token,

    /// <summary>No body: the token has to be read from <c>GET /login</c> with the cookie.</summary>
    CookieOnly,
}
