using System.Collections.Concurrent;

namespace PortSip.Client.Tests;

/// <summary>Keeps every line, so that a test can see what was told, and that no secret was.</summary>
internal sealed class CapturingLog : IRequestLog
{
    private readonly ConcurrentQueue<string> _verbose = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private int _unreadable;

    public bool IsVerbose => true;

    /// <summary>How many values of answers could not be read.</summary>
    public int UnreadableValues => _unreadable;

    public IReadOnlyList<string> VerboseLines => [.. _verbose];

    public IReadOnlyList<string> Warnings => [.. _warnings];

    public void Verbose(string message) => _verbose.Enqueue(message);

    public void Warning(string message) => _warnings.Enqueue(message);

    public void Unreadable(string operation, int values) => Interlocked.Add(ref _unreadable, values);
}
