namespace PortSip.Client;

/// <summary>The progress of a download.</summary>
/// <param name="Bytes">The bytes so far, including an earlier part.</param>
/// <param name="Total">The total number of bytes; null if unknown.</param>
/// <param name="BytesPerSecond">The rate since this transfer started.</param>
public readonly record struct PortSipTransferProgress(long Bytes, long? Total, double BytesPerSecond);
