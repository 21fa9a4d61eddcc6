using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>The real time for waits for a simulator whose own time is frozen: what it has scheduled happens only when somebody steps it.</summary>
internal sealed class FrozenClock(SimulatorClock clock) : Clock
{
    public override string Standstill =>
        "The simulator's time is frozen, so nothing happens by itself"
        + (clock.UntilNext is { } next ? FormattableString.Invariant($"; the next event is due in {next.TotalSeconds:0.###} s") : "")
        + ". To move its time, use Step-PortSipSimulator from another session, or start the simulator with -AutoAdvance.";
}
