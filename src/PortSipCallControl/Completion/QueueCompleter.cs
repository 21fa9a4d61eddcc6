namespace PortSipCallControl;

/// <summary>Offers the numbers of the queues, with their names.</summary>
internal sealed class QueueCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from queue in Completions.Ask(query.BoundParameters, (client, token) => client.Queues.ListAsync(token))
        let number = queue.QueueNumber ?? queue.Id
        orderby number
        select new Offer(number, queue.Name ?? number);
}
