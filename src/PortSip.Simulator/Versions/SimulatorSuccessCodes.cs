namespace PortSip.Simulator;

/// <summary>The document that the success codes of <c>/sessions</c> follow; on everything else, the API's documents agree.</summary>
public enum SimulatorSuccessCodes
{
    /// <summary>200 for everything.</summary>
    CallControlPage,

    /// <summary>201 for both originates and for <c>GET /sessions</c>, 204 for the hang-up.</summary>
    RestDescription,
}
