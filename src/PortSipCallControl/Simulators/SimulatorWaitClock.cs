using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>The clock of waits for a simulator whose time they don't move: its time of day, and timeouts in real time.</summary>
internal sealed class SimulatorWaitClock(SimulatorClock clock) : Clock
{
    public override DateTimeOffset UtcNow => clock.Now;

    public override string? Standstill => clock.Mode == SimulatorClockMode.Running ? null :
        "The simulator's time is frozen, so nothing happens by itself"
        + (clock.UntilNext is { } next ? FormattableString.Invariant($"; the next event is due in {next.TotalSeconds:0.###} s") : "")
        + ". To move its time, use Step-PortSipSimulator from another session, or start the simulator with -AutoAdvance.";
}
