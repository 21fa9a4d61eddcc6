using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

/// <summary>Pages of CDRs as a PBX answers them.</summary>
internal static class Pages
{
    public static Answer Of(IEnumerable<int> ids, int? count = null) =>
        Answer.Json($$"""{{{(count is null ? "" : $"\"count\":{count},")}}"items":[{{string.Join(",", ids.Select(id => $$"""{"id":"{{id}}","caller":"1001","started_at":"2024-08-20T06:00:00Z"}"""))}}]}""");

    public static int Skip(this RecordedRequest request) => Number(request, "skip");

    public static int Top(this RecordedRequest request) => Number(request, "top");

    public static string? Query(this RecordedRequest request, string name) =>
        request.PathAndQuery.Split('?')[^1].Split('&').Select(pair => pair.Split('=')).Where(pair => pair[0] == name)
            .Select(pair => Uri.UnescapeDataString(pair[1])).FirstOrDefault();

    private static int Number(RecordedRequest request, string name) => int.Parse(request.Query(name)!, System.Globalization.CultureInfo.InvariantCulture);
}
