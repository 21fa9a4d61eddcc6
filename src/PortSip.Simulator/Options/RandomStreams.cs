namespace PortSip.Simulator;

/// <summary>The seeds of the streams.</summary>
internal static class RandomStreams
{
    /// <summary>The seed of a stream: the only place that derives one from that of the options.</summary>
    public static int SeedOf(this SimulatorOptions options, RandomStream stream) => unchecked(options.Seed + (int)stream);
}
