namespace PortSip.Client;

/// <summary>
/// Who may send a request, for the advice after a 403. The permissions to list calls and to end those of others (API §3), of users, trunks and blocked
/// numbers (API §9) and the roles that read CDRs (API §6) are documented. For everything else, who may is a guess.
/// </summary>
internal static class RequiredAccess
{
    private const string Administrator = "an administrator";
    private const string QueueManager = "an administrator or a queue manager";

    /// <summary>Who may send it; completes "sign in as". Null for what every user may do, and for unknown paths.</summary>
    /// <param name="method">GET or POST.</param>
    /// <param name="path">Relative to the API's root or to the server, with or without a query: <c>sessions/8847/hold</c>, <c>/api/cdrs?top=1</c>.</param>
    public static string? Of(HttpMethod method, string path)
    {
        var isRead = method == HttpMethod.Get;
        var segments = path.Split('?')[0].Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var first = segments.Length > 1 && segments[0] == "api" ? 1 : 0;
        return segments.ElementAtOrDefault(first) switch
        {
            // The extension's password takes the place of a permission.
            "sessions" when segments.ElementAtOrDefault(first + 1) == "directly" => null,
            "sessions" => isRead ? Role("Company Call Sessions: View") : Role("Company Call Sessions: Full Access", "for the calls of other users"),
            "users" => Role(isRead ? "Users: View" : "Users: Full"),
            "providers" => Role("Trunk: View"),
            "blacklisted_numbers" => Role("PhoneSystem: Full Access"),
            "call_queues" or "cdrs" or "calllogs" or "dataflow" => QueueManager,
            "call_park" or "call_park_groups" or "conference_rooms" or "feature_access_codes" or "holidays" or "inbound_rules" or "ivrs" or "monitor" or "monitor_groups" or "not_ready_codes"
                or "recordings" or "ring_groups" or "shared_voicemails" or "tenant" => Administrator,
            _ => null,
        };
    }

    private static string Role(string permission, string? purpose = null) =>
        $"a user whose role has the permission \"{permission}\"{(purpose is null ? "" : $" ({purpose})")}";
}
