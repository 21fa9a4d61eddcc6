using System.Collections;

namespace PortSip.Simulator;

/// <summary>The ended calls that are kept, latest end first.</summary>
internal sealed class CallHistory(int capacity) : IReadOnlyList<SimulatedCall>
{
    // Earliest end first, after those that were dropped.
    private readonly List<(long Sequence, SimulatedCall Call)> _entries = [];
    private int _dropped;

    public int Count => _entries.Count - _dropped;

    /// <summary>The calls, earliest end first, with their positions in the order of starts.</summary>
    public IEnumerable<(long Sequence, SimulatedCall Call)> Entries => _entries.Skip(_dropped);

    public SimulatedCall this[int index] => _entries[_entries.Count - 1 - index].Call;

    /// <returns>The call that is dropped for it.</returns>
    public SimulatedCall? Add(long sequence, SimulatedCall call)
    {
        _entries.Add((sequence, call));
        if (Count <= capacity)
            return null;
        var dropped = _entries[_dropped].Call;
        _entries[_dropped++] = default;
        // The others aren't moved for each call.
        if (_dropped > capacity)
        {
            _entries.RemoveRange(0, _dropped);
            _dropped = 0;
        }
        return dropped;
    }

    public IEnumerator<SimulatedCall> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
