namespace PortSip.Simulator;

/// <summary>The body of a success that has nothing to tell.</summary>
public enum SimulatorEmptyAnswer
{
    /// <summary>No body.</summary>
    NoBody,

    /// <summary><c>{}</c>, except with 204.</summary>
    EmptyObject,
}
