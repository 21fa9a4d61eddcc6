namespace PortSip.Client;

/// <summary>
/// Uses the state of the callee's extension if no event of the call shows that it rings or was answered. <c>extension_events</c> report that
/// an extension rings or talks, but not in which call (API §7). So its state counts only while it takes part in no other call, according to
/// the active calls before the subscription and after each observation.
/// </summary>
internal sealed class CalleeStateProbe : IDisposable
{
    private readonly CallsClient _calls;
    private readonly EventSubscription _events;
    private readonly string _id;
    private readonly string _number;

    private CalleeStateProbe(CallsClient calls, PortSipCall call, AsyncSignal signal)
    {
        _calls = calls;
        _id = call.Id;
        _number = call.Callee!;
        var interest = new EventInterest { Topics = [PortSipEventTopic.Extension], Filter = IsCalleeState, IncludesSnapshot = true, Signal = signal };
        interest.Scope.Extensions.Add(_number);
        _events = EventStreams.Of(calls.Sender.Connection).Tenant.Subscribe(interest);
    }

    /// <summary>Why the PBX doesn't permit it; null if it does.</summary>
    public PortSipException? Refusal => _events.Failure;

    /// <summary>Whether a call's callee can be probed: an extension, which has only digits (API §3) and isn't reached through a trunk.</summary>
    public static bool IsPossible(PortSipCall call) =>
        call is { Trunk: null, Callee: { Length: >= 3 and <= 64 } callee } && callee.All(c => c is >= '0' and <= '9') && !PartyNumber.Is(call.Caller, callee);

    /// <summary>Starts to observe; null while the callee has another call.</summary>
    /// <exception cref="PortSipException">The active calls can't be read.</exception>
    public static async Task<CalleeStateProbe?> StartAsync(CallsClient calls, PortSipCall call, AsyncSignal signal, CancellationToken cancellationToken) =>
        await IsOnlyCallAsync(calls, call.Id, call.Callee!, cancellationToken).ConfigureAwait(false) ? new CalleeStateProbe(calls, call, signal) : null;

    /// <summary>The states observed since the last read. Null if the extension has another call by now, so that its state is ambiguous.</summary>
    /// <exception cref="PortSipException">The active calls can't be read.</exception>
    public async Task<IReadOnlyList<PortSipExtensionEvent>?> ReadStatesAsync(CancellationToken cancellationToken)
    {
        var states = new List<PortSipExtensionEvent>();
        while (_events.TryRead(out var record))
        {
            if (record is PortSipExtensionEvent state)
                states.Add(state);
        }
        return states.Count == 0 || await IsOnlyCallAsync(_calls, _id, _number, cancellationToken).ConfigureAwait(false) ? states : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _events.Dispose();

    private bool IsCalleeState(PortSipEvent record) =>
        record is PortSipExtensionEvent { IsRinging: true } or PortSipExtensionEvent { IsOnCall: true } && ((PortSipExtensionEvent)record).ExtensionNumber == _number;

    private static async Task<bool> IsOnlyCallAsync(CallsClient calls, string id, string number, CancellationToken cancellationToken)
    {
        var (active, isWhole) = await calls.ListPagesAsync(largestNumberOfPages: int.MaxValue, cancellationToken).ConfigureAwait(false);
        return isWhole && active.Where(call => call.Legs.Any(leg => PartyNumber.Is(leg.Caller, number) || PartyNumber.Is(leg.Callee, number))).Select(call => call.Id).SequenceEqual([id]);
    }
}
