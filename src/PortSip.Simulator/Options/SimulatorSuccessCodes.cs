namespace PortSip.Simulator;

/// <summary>Which of the API's documents the success codes follow.</summary>
public enum SimulatorSuccessCodes
{
    /// <summary>200, but 204 for <c>/logout</c>.</summary>
    CallControlPage,

    /// <summary>201 for both originates and for <c>GET /sessions</c>, 204 for the hang-up and both sign-outs.</summary>
    RestDescription,
}
