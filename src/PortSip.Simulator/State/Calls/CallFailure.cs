namespace PortSip.Simulator;

/// <summary>Why a telephone wasn't reached.</summary>
/// <param name="StatusCode">The SIP status code; 0 if the telephone wasn't tried.</param>
/// <param name="State">The state of the callee; <see langword="null"/> for a trunk that is down, which says nothing about the callee.</param>
internal readonly record struct CallFailure(int StatusCode, SimulatorForwardState? State);
