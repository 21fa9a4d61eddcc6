namespace PortSipCallControl.Benchmarks;

/// <summary>Something to measure: contenders that take turns, the first of which is what the others are held against.</summary>
/// <param name="Key">How the command line names it.</param>
/// <param name="Title">How the table names it.</param>
/// <param name="Operations">How many operations one run does.</param>
/// <param name="Target">What the module has to reach, in words.</param>
/// <param name="Contenders">Who takes part.</param>
internal sealed record Measure(string Key, string Title, int Operations, string Target, IReadOnlyList<Contender> Contenders);
