namespace PortSip.Simulator;

/// <summary>A tenant that can't be used: the message lists everything that is wrong, one mistake a line.</summary>
public sealed class SimulatorTenantException : Exception
{
    internal SimulatorTenantException(IReadOnlyList<SimulatorTenantMistake> mistakes)
        : base(mistakes is [var only] ? only.ToString() : FormattableString.Invariant($"{mistakes.Count} mistakes.") + string.Concat(mistakes.Select(mistake => "\n" + mistake)))
        => Mistakes = mistakes;

    /// <summary>The mistakes, in the order of the file.</summary>
    public IReadOnlyList<SimulatorTenantMistake> Mistakes { get; }
}
