using System.Collections.Concurrent;

namespace PortSip.Client.Tests;

/// <summary>Keeps what a client tells.</summary>
internal sealed class LineLog : IRequestLog
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _warnings = new();

    public bool IsVerbose => true;

    public IReadOnlyList<string> Lines => [.. _lines];

    public IReadOnlyList<string> Warnings => [.. _warnings];

    public void Verbose(string message) => _lines.Enqueue(message);

    public void Unreadable(string operation, int values) => _lines.Enqueue(operation);

    public void Warning(string message)
    {
        _lines.Enqueue(message);
        _warnings.Enqueue(message);
    }
}
