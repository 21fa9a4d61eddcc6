using System.Text.Json;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Strangers;

/// <summary>A PBX whose callers and administrators chose their names with care: every text of every answer is one of them.</summary>
internal static class HostilePbx
{
    /// <summary>A queue and a monitor group without malice, for what names one.</summary>
    public const string Harmless = "8000";

    // Every field of every list that is a text. What isn't known to a list is ignored.
    private static readonly string[] TextFields =
    [
        "id", "session_id", "call_id", "name", "description", "extension_number", "display_name", "username", "caller", "caller_display_name", "caller_domain",
        "callee", "callee_display_name", "callee_domain", "trunk", "direction", "end_reason", "reroute_reason", "destination", "outbound_caller_id", "did_cid",
        "service_number", "user_data", "billed_account", "status", "reason", "polling_strategy", "file_name", "file_url", "feature", "code",
    ];

    /// <summary>A PBX that answers every question with one entry for each of the texts.</summary>
    public static Task<FakePbx> StartAsync(IEnumerable<string> texts)
    {
        var list = Answer.Json(List([Harmless, .. texts]));
        return FakePbx.StartAsync(request => request.Method == "GET" ? list : Answer.Empty(204));
    }

    /// <summary>Signs the session in, with a token.</summary>
    public static void Connect(PowerShellSession session, FakePbx pbx) =>
        session.Get("$null = Connect-PortSip $url -Name $name -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword)", ("url", pbx.Url), ("name", Harmless));

    private static string List(IReadOnlyList<string> texts) => JsonSerializer.Serialize(new { count = texts.Count, items = texts.Select(Entry) });

    private static Dictionary<string, object> Entry(string text)
    {
        var entry = TextFields.ToDictionary(field => field, object (_) => text);
        entry["calls"] = new[] { TextFields.ToDictionary(field => field, _ => text) };
        return entry;
    }
}
