namespace PortSip.Client;

/// <summary>How far a download is.</summary>
/// <param name="Bytes">What is there, an earlier part included.</param>
/// <param name="Total">How much it will be, or null where nobody knows.</param>
/// <param name="BytesPerSecond">The rate since this transfer began.</param>
public readonly record struct PortSipTransferProgress(long Bytes, long? Total, double BytesPerSecond);
