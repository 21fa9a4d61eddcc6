namespace PortSip.Simulator;

/// <summary>A current or earlier fault. <see cref="SimulatorRules.AddFault"/> returns it, <see cref="SimulatorRules.RemoveFault"/> accepts it.</summary>
public sealed class SimulatorFaultRule
{
    private int _skipped;
    private int _applied;

    internal SimulatorFaultRule(int id, SimulatorFault fault)
    {
        Id = id;
        Fault = fault;
    }

    /// <summary>The number of the rule, unique within its PBX.</summary>
    public int Id { get; }

    /// <summary>The fault.</summary>
    public SimulatorFault Fault { get; }

    /// <summary>The number of requests affected so far.</summary>
    public int Applied => Volatile.Read(ref _applied);

    /// <summary>Whether it has affected all the requests that it was meant for.</summary>
    public bool IsUsedUp => Fault.Count is { } count && Applied >= count;

    /// <summary>The number and the fault.</summary>
    public override string ToString() => FormattableString.Invariant($"{Id} {Fault}");

    /// <summary>What is left of the fault; null if it is used up.</summary>
    internal SimulatorFault? Remaining => IsUsedUp ? null : Fault with { Skip = Fault.Skip - _skipped, Count = Fault.Count - Applied };

    internal bool Takes(SimulatorOperation operation, Random random)
    {
        if (IsUsedUp || (Fault.Operation != SimulatorOperation.Any && Fault.Operation != operation))
            return false;
        if (_skipped < Fault.Skip)
        {
            _skipped++;
            return false;
        }
        if (Fault.Probability < 1 && random.NextDouble() >= Fault.Probability)
            return false;
        _applied++;
        return true;
    }
}
