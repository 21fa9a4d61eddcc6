namespace PortSip.Client;

/// <summary>
/// The originates of one connection whose answer is still awaited. A call between the same parties can be theirs, sent with an answer that
/// nobody has read yet.
/// </summary>
internal sealed class OriginatesUnderWay
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Caller, string Callee), int> _between = [];

    /// <summary>An originate begins; it is under way until the result is disposed of.</summary>
    public IDisposable Begin(OriginateRequest call) => new Originate(this, Parties(call));

    /// <summary>Whether one between the same parties is.</summary>
    public bool HasOneLike(OriginateRequest call)
    {
        lock (_gate)
            return _between.ContainsKey(Parties(call));
    }

    private static (string Caller, string Callee) Parties(OriginateRequest call) => (PartyNumber.Of(call.Caller), PartyNumber.Of(call.Callee));

    private void Change((string Caller, string Callee) parties, int by)
    {
        lock (_gate)
        {
            var count = (_between.TryGetValue(parties, out var others) ? others : 0) + by;
            if (count > 0)
                _between[parties] = count;
            else
                _between.Remove(parties);
        }
    }

    private sealed class Originate : IDisposable
    {
        private readonly OriginatesUnderWay _all;
        private readonly (string Caller, string Callee) _parties;

        public Originate(OriginatesUnderWay all, (string Caller, string Callee) parties)
        {
            (_all, _parties) = (all, parties);
            all.Change(parties, by: 1);
        }

        public void Dispose() => _all.Change(_parties, by: -1);
    }
}
