using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the members of the queue or ring group on the command line; all extensions if there is none, or if members are to be added.</summary>
internal sealed class MemberCompleter : Completer
{
    private const string Queue = "Queue";
    private const string RingGroup = "RingGroup";

    private static readonly string[] Lists = [Queue, RingGroup];

    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        query.Command.StartsWith("Add-", StringComparison.OrdinalIgnoreCase) || Lists.All(list => Completions.Texts(query.BoundParameters, list).Count == 0)
            ? ExtensionCompleter.Extensions(query)
            : from member in Completions.Ask(query.BoundParameters, (client, token) => ListAsync(client, query, token))
              orderby member.Number
              select new Offer(member.Number, member.Name ?? member.Number);

    private static async Task<IReadOnlyList<(string? Number, string? Name)>> ListAsync(PortSipClient client, CompletionQuery query, CancellationToken cancellationToken)
    {
        var members = new List<(string?, string?)>();
        foreach (var queue in Completions.Texts(query.BoundParameters, Queue))
            members.AddRange((await client.QueueMembers.ListAsync(queue, cancellationToken)).Select(member => (member.ExtensionNumber, member.DisplayName)));
        foreach (var group in Completions.Texts(query.BoundParameters, RingGroup))
            members.AddRange((await client.RingGroupMembers.ListAsync(group, cancellationToken)).Select(member => (member.ExtensionNumber, member.DisplayName)));
        return members;
    }
}
