namespace PortSip.Client;

/// <summary>A log that discards everything.</summary>
internal sealed class SilentLog : IRequestLog
{
    public static SilentLog Instance { get; } = new();

    public bool IsVerbose => false;

    public void Verbose(string message)
    {
    }

    public void Warning(string message)
    {
    }

    public void Unreadable(string operation, int values)
    {
    }
}
