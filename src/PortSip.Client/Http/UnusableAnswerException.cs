namespace PortSip.Client;

/// <summary>A sink has no use for the answer that begins; the message says why, in words that follow a colon.</summary>
internal sealed class UnusableAnswerException(string reason) : IOException(reason);
