namespace PortSip.Client;

/// <summary>A way in which a call isn't as expected.</summary>
/// <param name="Expected">What was expected: "to be answered by 1003".</param>
/// <param name="Happened">What happened: "it was answered by 1004".</param>
/// <param name="IsFinal">Whether the call can't become as expected any more.</param>
internal sealed record CallDifference(string Expected, string Happened, bool IsFinal);
