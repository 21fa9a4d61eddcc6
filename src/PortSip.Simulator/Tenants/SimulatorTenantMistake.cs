namespace PortSip.Simulator;

/// <summary>What is wrong at a place of a tenant.</summary>
/// <param name="Path">The place: <c>$.queues[0].agents[1]</c>.</param>
/// <param name="Problem">What is wrong, and what was expected.</param>
public sealed record SimulatorTenantMistake(string Path, string Problem)
{
    /// <summary>The line in the file, from 1; <see langword="null"/> if it isn't from a file, or what is missing has no line.</summary>
    public int? Line { get; init; }

    /// <summary>The line, the path and the problem.</summary>
    public override string ToString() => (Line is null ? "" : FormattableString.Invariant($"line {Line}, ")) + $"{Path}: {Problem}";
}
