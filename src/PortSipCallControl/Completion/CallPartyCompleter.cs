namespace PortSipCallControl;

/// <summary>Offers the numbers that take part in active calls; if the command specifies a call, only those of that call.</summary>
internal sealed class CallPartyCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query)
    {
        var id = query.BoundParameters["Id"]?.ToString();
        return from call in Completions.Calls(query.BoundParameters)
               where id is null || call.Id == id
               from number in new[] { call.Caller, call.Callee }
               group call by number into calls
               orderby calls.Key
               select new Offer(calls.Key, string.Join("; ", calls));
    }
}
