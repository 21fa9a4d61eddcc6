using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Offers the paths of PortSIP's public description of the API, with what they do. Ids that were typed stay: /call_queues/17/a is completed to
/// /call_queues/17/agents.
/// </summary>
internal sealed class RestPathCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query)
    {
        var isPost = Completions.Texts(query.BoundParameters, "Method").Contains(nameof(PortSipRestMethod.Post), StringComparer.OrdinalIgnoreCase);
        var isAll = query.BoundParameters.Contains("All");
        return from known in KnownRestPath.All
               where isAll ? known.IsList : !isPost || known.Post is not null
               let path = known.Continue(query.Typed)
               where path is not null
               // The root and the first slash can be omitted.
               select new Offer(path, Hint(known)) { Keys = [path.Substring(1), $"/api{path}"] };
    }

    private static string Hint(KnownRestPath known)
    {
        var summaries = new[] { Text("GET", known.Get), Text("POST", known.Post) }.Where(text => text is not null);
        return $"{known.Area}. {string.Join("; ", summaries)}";

        static string? Text(string method, string? summary) => summary is null ? null : $"{method}: {summary}";
    }
}
