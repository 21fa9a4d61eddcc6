namespace PortSipCallControl.Hosting;

/// <summary>The command line can't be followed; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
