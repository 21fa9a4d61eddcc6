using System.Web;
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
        HttpUtility.ParseQueryString(new Uri("http://pbx" + request.PathAndQuery).Query)[name];

    private static int Number(RecordedRequest request, string name) => int.Parse(request.Query(name)!, System.Globalization.CultureInfo.InvariantCulture);
}
