namespace PortSip.Simulator;

/// <summary>The body of a success without data.</summary>
public enum SimulatorEmptyAnswer
{
    /// <summary>No body.</summary>
    NoBody,

    /// <summary><c>{}</c>, except with 204.</summary>
    EmptyObject,
}
