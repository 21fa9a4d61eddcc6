using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PortSipCallControl.Benchmarks;

/// <summary>Extensions and the agents of a queue, of any number; who they are, and their states.</summary>
internal static class PeoplePages
{
    /// <summary>The response for a path below the API's root; null for other paths.</summary>
    public static byte[]? Answer(string path, int total, IQueryCollection query) => path[(path.IndexOf("/api/", StringComparison.Ordinal) + 5)..].Split('/') switch
    {
        ["users"] => Users(total, Number(query["skip"], 0), Math.Min(Number(query["top"], 100), 100)),
        ["users", _, "status"] => """{"status":"ONLINE","presence":"ONLINE","presence_note":"","registration":[],"enable_dnd":false,"enable_acb":false}"""u8.ToArray(),
        ["call_queues"] => """{"count":1,"items":[{"id":"1","name":"Sales","extension_number":"8000","ring_time":20,"polling_strategy":"RING_SIMULTANEOUSLY"}]}"""u8.ToArray(),
        ["call_queues", _, "agents"] => Items(Enumerable.Range(0, total).Select(i => $$"""{"extension_number":"{{1001 + i}}","display_name":"Extension {{1001 + i}}","skill_level":1}""")),
        ["call_queues", _, "agents", var number] => Encoding.UTF8.GetBytes($$"""{"extension_number":"{{number}}","display_name":"Extension {{number}}","skill_level":1,"status":"READY","reason":""}"""),
        _ => null,
    };

    private static byte[] Users(int total, int skip, int top) => Items(
        Enumerable.Range(skip, Math.Clamp(total - skip, 0, top)).Select(i => $$"""{"id":"{{878156644691742720 + i}}","name":"user{{1001 + i}}","display_name":"Extension {{1001 + i}}","extension_number":"{{1001 + i}}"}"""),
        total);

    private static byte[] Items(IEnumerable<string> items, int? total = null) =>
        Encoding.UTF8.GetBytes($$"""{{{(total is null ? "" : $"\"count\":{total},")}}"items":[{{string.Join(',', items)}}]}""");

    private static int Number(string? text, int standard) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : standard;
}
