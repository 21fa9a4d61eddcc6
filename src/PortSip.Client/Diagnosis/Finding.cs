namespace PortSip.Client;

/// <summary>What a check found.</summary>
/// <param name="Detail">It, in words; null if there is nothing to say.</param>
internal sealed record Finding(string? Detail)
{
    /// <summary>Whether the check doesn't apply, for the reason in the detail.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>The server's certificate, of a check that received one.</summary>
    public ServerCertificate? Certificate { get; init; }

    public static Finding Skipped(string why) => new(why) { IsSkipped = true };
}
