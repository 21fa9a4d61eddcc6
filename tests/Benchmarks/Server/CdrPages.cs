using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PortSipCallControl.Benchmarks;

/// <summary>A collection of CDRs of any length and of any number of callers, in pages of up to 100.</summary>
internal static class CdrPages
{
    public static byte[] Page(int total, int callers, IQueryCollection query)
    {
        var skip = Number(query["skip"], 0);
        var top = Math.Min(Number(query["top"], 100), 100);
        var page = new StringBuilder(64 * 1024).Append(CultureInfo.InvariantCulture, $"{{\"count\":{total},\"items\":[");
        for (var i = skip; i < Math.Min(skip + top, total); i++)
        {
            if (i > skip)
                page.Append(',');
            page.Append(CultureInfo.InvariantCulture, $$"""
                {"id":"{{878156644691742720 + i}}","caller":"{{1001 + (i % callers)}}","caller_domain":"test.io","caller_display_name":"Extension {{1001 + (i % callers)}}","callee":"1002","callee_domain":"test.io","callee_display_name":"","started_at":"2026-08-20T06:00:59.457188Z","rang_at":"2026-08-20T06:01:00Z","answered_at":"2026-08-20T06:01:05Z","ended_at":"2026-08-20T06:02:05Z","call_id":"c{{i}}@test.io","direction":"EXTENSION_CALL","end_reason":"CALLER_DISCONNECTED","reroute_reason":"","status_code":0,"destination":"1002","outbound_caller_id":"","did_cid":"","trunk":"","duration":60,"service_number":"","user_data":"order-{{i}}"}
                """);
        }
        return Encoding.UTF8.GetBytes(page.Append("]}").ToString());
    }

    private static int Number(string? text, int standard) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : standard;
}
