using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the types of events, of the topics that the command names, with their topics.</summary>
internal sealed class EventTypeCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query)
    {
        var topics = Completions.Texts(query.BoundParameters, "Topic");
        return from type in EventTopics.Types
               where topics.Count == 0 || topics.Contains(type.Value.ToString(), StringComparer.OrdinalIgnoreCase) || topics.Contains($"Global{type.Value}", StringComparer.OrdinalIgnoreCase)
               orderby type.Value, type.Key
               select new Offer(type.Key, $"of the topic {type.Value}");
    }
}
