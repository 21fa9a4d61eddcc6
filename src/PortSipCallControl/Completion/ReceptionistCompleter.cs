namespace PortSipCallControl;

/// <summary>Offers the numbers of the virtual receptionists, with their names.</summary>
internal sealed class ReceptionistCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from receptionist in Completions.Ask(query.BoundParameters, (client, token) => client.NightModes.ListReceptionistsAsync(token))
        let number = receptionist.QueueNumber ?? receptionist.Id
        orderby number
        select new Offer(number, receptionist.Name ?? number);
}
