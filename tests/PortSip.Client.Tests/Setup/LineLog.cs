using System.Collections.Concurrent;

namespace PortSip.Client.Tests;

/// <summary>Keeps what a client tells.</summary>
internal sealed class LineLog : IRequestLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    public bool IsVerbose => true;

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Verbose(string message) => _lines.Enqueue(message);

    public void Warning(string message) => _lines.Enqueue(message);
}
