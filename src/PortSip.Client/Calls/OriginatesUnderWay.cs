namespace PortSip.Client;

/// <summary>
/// The originates whose outcome isn't known yet. An active call may belong to one of them: the response that proves it
/// may not have arrived yet.
/// </summary>
internal sealed class OriginatesUnderWay
{
    private readonly object _gate = new();
    private readonly HashSet<Originate> _all = [];

    /// <summary>Registers an originate, which is in progress until it is disposed of.</summary>
    public Originate Begin(OriginateRequest call)
    {
        var originate = new Originate(this, call);
        lock (_gate)
            _all.Add(originate);
        return originate;
    }

    /// <summary>The originates in progress between the same parties.</summary>
    public IReadOnlyList<Originate> Like(OriginateRequest call)
    {
        lock (_gate)
            return [.. _all.Where(o => PartyNumber.Of(o.Call.Caller) == PartyNumber.Of(call.Caller) && PartyNumber.Of(o.Call.Callee) == PartyNumber.Of(call.Callee))];
    }

    /// <summary>An originate in progress.</summary>
    internal sealed class Originate(OriginatesUnderWay all, OriginateRequest call) : IDisposable
    {
        public OriginateRequest Call => call;

        public bool IsUnderWay
        {
            get
            {
                lock (all._gate)
                    return all._all.Contains(this);
            }
        }

        public void Dispose()
        {
            lock (all._gate)
                all._all.Remove(this);
        }
    }
}
