using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
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
        "service_number", "user_data", "billed_account", "status", "reason", "polling_strategy", "file_name", "file_url", "feature", "code", "sentiment", "status_description", "tenant_id",
        "extension_id", "queue_id", "queue_number", "queue_name", "caller_number", "caller_name", "presence", "presence_note", "disp_name", "email", "department", "cdr_id", "call_status", "call_type",
        "agent_extension_number", "state", "type", "did", "cost", "trunk_name", "ended_reason",
        "instance_id", "user_agent", "application", "ip", "contact_address", "hostname", "brand", "did_numbers", "number",
        "subject", "mode", "control", "sender", "sender_name", "sender_number", "transcription_status", "transcription_status_desc", "transcription_sentiment",
    ];

    /// <summary>A title, the clipboard, a bell, a line that nobody wrote, C0, DEL, C1, separators and directions.</summary>
    public const string Words = "x\u001b]0;evil\u0007\r\nFAKE\u0000\u007f\u0085\u009b31m\u2028\u2029\u061C\u200E\u200F\u202A\u202E\u2066\u2069y\tz";

    /// <summary>As much of it as a part of a path can be.</summary>
    public const string Id = "8000";

    /// <summary>A PBX that answers every question with one entry for each of the texts.</summary>
    public static Task<FakePbx> StartAsync(IEnumerable<string> texts)
    {
        var entries = texts.Prepend(Harmless).Select(text => Entry(text)).ToList();
        var calls = Answer.Json(JsonSerializer.Serialize(new { count = entries.Count, items = entries }));
        // Reading is what takes time here: only calls have legs, and only the status of a user has devices.
        foreach (var entry in entries)
            entry.Remove("calls");
        var list = Answer.Json(JsonSerializer.Serialize(new { count = entries.Count, items = entries }));
        var devices = Answer.Json(JsonSerializer.Serialize(new { registration = entries }));
        return FakePbx.StartAsync(request =>
            request.Method != "GET" ? Answer.Empty(204)
            : request.Path.EndsWith("/sessions", StringComparison.Ordinal) ? calls
            : request.Path.EndsWith("/status", StringComparison.Ordinal) ? devices
            : list);
    }

    /// <summary>A PBX all of whose words are hostile; an originate gets an id, and everybody may sign in.</summary>
    public static Task<FakePbx> StartAsync(X509Certificate2? certificate = null)
    {
        var answer = Answer.Json(Json(("id", Id)));
        return FakePbx.StartAsync(request => request.Path.EndsWith("/auth/sign_in", StringComparison.Ordinal) ? SignedIn : answer, certificate);
    }

    /// <summary>A PBX that signs everybody in, and answers whatever follows.</summary>
    public static Task<FakePbx> StartAsync(Func<Answer> answer) =>
        FakePbx.StartAsync(request => request.Path.EndsWith("/auth/sign_in", StringComparison.Ordinal) ? SignedIn : answer());

    private static Answer SignedIn { get; } = Answer.Json("""{"access_token":"a-token","expires_in":1800}""");

    /// <summary>A refusal in its words.</summary>
    public static Answer Refusal(int status)
    {
        var detail = new Dictionary<string, object> { [Words] = new[] { Words } };
        return Answer.Json(JsonSerializer.Serialize(new { errors = new[] { new { code = Words, message = Words, detail } } }), status);
    }

    /// <summary>An entry with its words in every field, that has entries and legs of the same kind; the control characters from DEL on without escapes.</summary>
    public static string Json(params (string Name, object Value)[] others)
    {
        var entry = Entry(Words);
        foreach (var list in new[] { "items", "call_targets", "agent_status", "waiting_list", "agents", "removed_agents", "registration" })
            entry[list] = new[] { Entry(Words, others) };
        foreach (var (name, value) in others)
            entry[name] = value;
        return Regex.Replace(JsonSerializer.Serialize(entry), @"\\u(00[8-9A-F].|007F|0[1-9A-F]..|[1-9A-F]...)", escape => ((char)Convert.ToInt32(escape.Groups[1].Value, 16)).ToString());
    }

    /// <summary>Signs the session in, with a token.</summary>
    public static void Connect(PowerShellSession session, FakePbx pbx) =>
        session.Get("$null = Connect-PortSip $url -Name $name -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword)", ("url", pbx.Url), ("name", Harmless));

    private static Dictionary<string, object> Entry(string text, params (string Name, object Value)[] others)
    {
        var entry = TextFields.ToDictionary(field => field, object (_) => text);
        entry["calls"] = new[] { new Dictionary<string, object>(entry) { ["talking_time"] = 5 } };
        foreach (var (name, value) in others)
            entry[name] = value;
        return entry;
    }
}
