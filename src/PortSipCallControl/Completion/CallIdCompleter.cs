using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the ids of the active calls, with their parties and their start. They are found by the id or by a party.</summary>
internal sealed class CallIdCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from call in Completions.Calls(query.BoundParameters)
        orderby call.StartedAt descending
        select new Offer(call.Id, $"{call.Caller} → {call.Callee}, since {LocalTime.Text(call.StartedAt, "HH:mm:ss")}")
        {
            Label = $"{call.Id}  {call.Caller} → {call.Callee}",
            Keys = [call.Caller, call.Callee],
        };
}
