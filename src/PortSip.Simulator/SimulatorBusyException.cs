namespace PortSip.Simulator;

/// <summary>A tenant can't be replaced while there are calls.</summary>
public sealed class SimulatorBusyException : Exception
{
    internal SimulatorBusyException(int calls)
        : base(calls == 1 ? "There is a call." : FormattableString.Invariant($"There are {calls} calls."))
    {
    }
}
