namespace PortSip.Client;

/// <summary>
/// The callee's extension as a witness, where no event of the call shows that it rings or was answered. <c>extension_events</c> tell that an
/// extension rings or talks, and not in which call (API §7): so its word counts only while it takes part in no other call, by the active
/// calls before the subscription and after each statement.
/// </summary>
internal sealed class CalleeWitness : IDisposable
{
    private readonly CallsClient _calls;
    private readonly EventSubscription _events;
    private readonly string _id;
    private readonly string _number;

    private CalleeWitness(CallsClient calls, PortSipCall call, AsyncSignal signal)
    {
        _calls = calls;
        _id = call.Id;
        _number = call.Callee!;
        var interest = new EventInterest { Topics = [PortSipEventTopic.Extension], Filter = IsStatement, IncludesSnapshot = true, Signal = signal };
        interest.Scope.Extensions.Add(_number);
        _events = EventStreams.Of(calls.Sender.Connection).Tenant.Subscribe(interest);
    }

    /// <summary>Why the PBX won't let it speak; null where it does.</summary>
    public PortSipException? Refusal => _events.Failure;

    /// <summary>Whether a call's callee can be one: an extension, which has digits alone (API §3) and is reached through no trunk.</summary>
    public static bool IsPossible(PortSipCall call) =>
        call is { Trunk: null, Callee: { Length: >= 3 and <= 64 } callee } && callee.All(c => c is >= '0' and <= '9') && !PartyNumber.Is(call.Caller, callee);

    /// <summary>Begins to listen; null while the callee has another call.</summary>
    /// <exception cref="PortSipException">The active calls can't be read.</exception>
    public static async Task<CalleeWitness?> CallAsync(CallsClient calls, PortSipCall call, AsyncSignal signal, CancellationToken cancellationToken) =>
        await IsOnlyCallAsync(calls, call.Id, call.Callee!, cancellationToken).ConfigureAwait(false) ? new CalleeWitness(calls, call, signal) : null;

    /// <summary>What it has seen since it was asked last. Null where it has another call by now, and its word counts no more.</summary>
    /// <exception cref="PortSipException">The active calls can't be read.</exception>
    public async Task<IReadOnlyList<PortSipExtensionEvent>?> TestifyAsync(CancellationToken cancellationToken)
    {
        var statements = new List<PortSipExtensionEvent>();
        while (_events.TryRead(out var record))
        {
            if (record is PortSipExtensionEvent statement)
                statements.Add(statement);
        }
        return statements.Count == 0 || await IsOnlyCallAsync(_calls, _id, _number, cancellationToken).ConfigureAwait(false) ? statements : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _events.Dispose();

    private bool IsStatement(PortSipEvent record) =>
        record is PortSipExtensionEvent { IsRinging: true } or PortSipExtensionEvent { IsOnCall: true } && ((PortSipExtensionEvent)record).ExtensionNumber == _number;

    private static async Task<bool> IsOnlyCallAsync(CallsClient calls, string id, string number, CancellationToken cancellationToken)
    {
        var (active, isWhole) = await calls.ListPagesAsync(largestNumberOfPages: int.MaxValue, cancellationToken).ConfigureAwait(false);
        return isWhole && active.Where(call => call.Legs.Any(leg => PartyNumber.Is(leg.Caller, number) || PartyNumber.Is(leg.Callee, number))).Select(call => call.Id).SequenceEqual([id]);
    }
}
