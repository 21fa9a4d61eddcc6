namespace PortSipCallControl;

/// <summary>Offers the session ids of the callers waiting in the queue that the command specifies, longest wait first.</summary>
internal sealed class QueueCallerCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        Completions.Texts(query.BoundParameters, "Queue") is not [var queue]
            ? []
            : from caller in Completions.Ask(query.BoundParameters, (client, token) => client.Queues.ListCallersAsync(queue, token))
              orderby caller.WaitTime descending
              select new Offer(caller.SessionId, $"{caller.Caller} has waited {caller.WaitTime:hh\\:mm\\:ss}");
}
