namespace PortSip.Simulator;

/// <summary>Which of the API's documents the success codes of <c>/sessions</c> follow; for everything else they don't disagree.</summary>
public enum SimulatorSuccessCodes
{
    /// <summary>200 for everything.</summary>
    CallControlPage,

    /// <summary>201 for both originates and for <c>GET /sessions</c>, 204 for the hang-up.</summary>
    RestDescription,
}
