namespace PortSip.Simulator;

/// <summary>A playable WAV file: 8 kHz, 8 bits, mono, a quiet tone that differs by recording.</summary>
internal static class WaveFile
{
    private const int SamplesPerSecond = 8000;
    private const int HeaderLength = 44;

    /// <summary>A long call must not take long here.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static byte[] Of(TimeSpan duration, string seed)
    {
        var length = duration < Longest ? duration : Longest;
        var samples = Math.Max(1, (int)(length.TotalSeconds * SamplesPerSecond));
        var frequency = 300 + (seed.Sum(character => character) % 400);
        using var stream = new MemoryStream(HeaderLength + samples);
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8.ToArray());
        writer.Write(HeaderLength - 8 + samples);
        writer.Write("WAVEfmt "u8.ToArray());
        writer.Write(16);
        writer.Write((short)1); // PCM
        writer.Write((short)1); // One channel
        writer.Write(SamplesPerSecond);
        writer.Write(SamplesPerSecond); // Bytes per second
        writer.Write((short)1); // Bytes per sample
        writer.Write((short)8); // Bits per sample
        writer.Write("data"u8.ToArray());
        writer.Write(samples);
        for (var sample = 0; sample < samples; sample++)
            writer.Write((byte)(128 + (20 * Math.Sin(2 * Math.PI * frequency * sample / SamplesPerSecond))));

        return stream.ToArray();
    }
}
