using System.Text;

namespace PortSip.Simulator;

/// <summary>Every request, masked before it is kept; the oldest are dropped.</summary>
internal sealed class RequestJournal(int capacity, SimulatorClock clock)
{
    private readonly Queue<SimulatorJournalEntry> _entries = new();
    private long _lastSequence;

    public IReadOnlyList<SimulatorJournalEntry> Snapshot() => [.. _entries];

    public void Clear() => _entries.Clear();

    public void Add(
        SimulatorRequest request, RequestTarget target, SimulatorOperation operation, SimulatorFault? fault, SimulatorResponse response)
    {
        _lastSequence++;
        if (capacity <= 0)
            return;
        if (_entries.Count >= capacity)
            _entries.Dequeue();

        _entries.Enqueue(new SimulatorJournalEntry
        {
            Sequence = _lastSequence,
            Time = clock.Now,
            Operation = operation,
            Method = request.Method,
            Path = target.Path,
            Query = SecretMask.Query(target.Query),
            Headers = SecretMask.Headers(request.Headers),
            Body = SecretMask.Body(Encoding.UTF8.GetString(request.Body.ToArray())),
            RemoteAddress = request.RemoteAddress,
            StatusCode = response.StatusCode,
            Fault = fault?.Kind,
            IsCommitted = response.IsCommitted,
        });
    }
}
