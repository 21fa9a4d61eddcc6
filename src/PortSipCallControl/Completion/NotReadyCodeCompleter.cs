namespace PortSipCallControl;

/// <summary>Offers the reasons for not being ready that the tenant has defined (PBX 22.3 and newer).</summary>
internal sealed class NotReadyCodeCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from code in Completions.Ask(query.BoundParameters, (client, token) => client.AgentQueues.ListNotReadyCodesAsync(token))
        select new Offer(code.Reason, code.Description ?? code.Reason);
}
