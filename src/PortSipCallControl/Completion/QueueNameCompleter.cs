namespace PortSipCallControl;

/// <summary>Offers the names of the queues, with their numbers.</summary>
internal sealed class QueueNameCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from queue in Completions.Ask(query.BoundParameters, (client, token) => client.Queues.ListAsync(token))
        orderby queue.Name
        select new Offer(queue.Name, $"queue {queue.QueueNumber ?? queue.Id}");
}
