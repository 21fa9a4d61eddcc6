namespace PortSipCallControl;

/// <summary>Offers the session ids of the callers waiting in the queue that the command specifies, longest wait first.</summary>
internal sealed class QueueCallerCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        Completions.Texts(query.BoundParameters, "Queue") is not [var queue]
            ? []
            : from caller in Completions.Ask(query.BoundParameters, (client, token) => client.Queues.ListCallersAsync(queue, token))
              orderby caller.WaitTime descending
              select new Offer(caller.SessionId, caller.WaitTime is { } waited ? FormattableString.Invariant($"{caller.Caller} has waited {(int)waited.TotalHours:00}:{waited:mm\\:ss}") : caller.Caller ?? "");
}
