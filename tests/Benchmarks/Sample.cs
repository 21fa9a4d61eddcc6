namespace PortSipCallControl.Benchmarks;

/// <summary>What one run took.</summary>
/// <param name="Time">How long.</param>
/// <param name="Allocated">Bytes allocated on the way; null if the work is in another process.</param>
/// <param name="Peak">Managed memory at its highest, above what was there before (bytes); null if the work is in another process.</param>
/// <param name="Cpu">Processor time of this process, user and system; null if the work is in another process.</param>
internal sealed record Sample(TimeSpan Time, long? Allocated = null, long? Peak = null, TimeSpan? Cpu = null);
