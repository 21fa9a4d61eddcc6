namespace PortSip.Client;

/// <summary>A sink rejects the response; the message gives the reason, to follow a colon.</summary>
internal sealed class UnusableAnswerException(string reason) : IOException(reason);
