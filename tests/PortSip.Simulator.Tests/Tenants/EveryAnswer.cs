using System.Text.Json;
using System.Text.RegularExpressions;

namespace PortSip.Simulator.Tests.Tenants;

/// <summary>All that a PBX responds to GET, as lines that can be compared with those of another PBX.</summary>
internal static class EveryAnswer
{
    /// <summary>The values of all responses: <c>call_queues/#3 $.ring_time = 20</c>. Ids, and what is made of them, are replaced by their order.</summary>
    public static IReadOnlyList<string> Lines(TestPbx test)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = new List<string>();
        foreach (var route in test.Pbx.Operations.Where(route => route.Method == "GET" && route.Access != RouteAccess.Anonymous))
        {
            foreach (var path in Paths(test, route.Template).ToList())
            {
                var reply = test.Get(path);
                Assert.True(reply.Status < 300, $"{path}: {reply.Status}");
                lines.AddRange(Values("$", reply.Json).Select(value => Regex.Replace($"{path} {value}", "[0-9]{12,18}", id => Known(id.Value))));
            }
        }
        return lines;

        string Known(string id) => ids.TryGetValue(id, out var known) ? known : ids[id] = FormattableString.Invariant($"#{ids.Count}");
    }

    /// <summary>The paths of a route, with the ids and numbers of the lists before them.</summary>
    public static IEnumerable<string> Paths(TestPbx test, string template)
    {
        var at = template.IndexOf("/{", StringComparison.Ordinal);
        if (at < 0)
            return [template];
        var rest = template[(template.IndexOf('}', at) + 1)..];
        var list = test.Get(template[..at]);
        // A path without a list of what is in it names nothing that could be read.
        if (list.Status >= 300 || !list.Json.TryGetProperty("items", out var items))
            return [];
        return items.EnumerateArray()
            .Select(item => item.TryGetProperty("id", out var id) ? id.GetString() : item.GetProperty("extension_number").GetString())
            .SelectMany(id => Paths(test, $"{template[..at]}/{id}{rest}"));
    }

    private static IEnumerable<string> Values(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Values($"{path}.{member.Name}", member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, at) => Values(FormattableString.Invariant($"{path}[{at}]"), item)).DefaultIfEmpty(path + " is empty"),
        _ => [$"{path} = {value.GetRawText()}"],
    };
}
