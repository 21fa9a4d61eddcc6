using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PortSip.Testing;

namespace PortSip.Client.Tests.Text;

/// <summary>Every type of record, made from responses and events in which every text is hostile.</summary>
internal static class HostileAnswers
{
    /// <summary>A title, the clipboard, a bell, lines, C1, directions.</summary>
    public const string Text = "x\u001b]0;evil\u0007\r\nFAKE\u0000\u007f\u0085\u009b31m\u2028\u2029\u061C\u200E\u200F\u202A\u202E\u2066\u2069y\tz";

    /// <summary>It as a terminal can show it.</summary>
    public const string Shown = "x\u241b]0;evil\u2407\u240d\u240aFAKE\u2400\u2421\u2424\uFFFD31m\u2424\u2424\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDy\u2409z";

    // Without what no id in a path can have: control characters and, on .NET Framework, the older marks of direction.
    private const string Id = "8000\u2066";

    // What is a text in some answer or event.
    private static readonly string[] Fields =
    [
        "id", "session_id", "call_id", "cdr_id", "name", "description", "extension_number", "extension_id", "extension", "display_name", "disp_name", "username", "email",
        "department", "caller", "caller_display_name", "caller_domain", "caller_number", "caller_name", "callee", "callee_display_name", "callee_domain", "trunk", "trunk_name",
        "direction", "end_reason", "ended_reason", "reroute_reason", "destination", "outbound_caller_id", "did_cid", "did", "service_number", "user_data", "billed_account", "status",
        "reason", "polling_strategy", "file_name", "file_url", "file_id", "status_description", "sentiment", "call_status", "call_type", "cost", "presence", "presence_note", "queue_id", "queue_number", "queue_name",
        "agent_extension_number", "state", "type", "tenant_id", "tenant_name", "call_session_id", "rating", "source", "instance_id", "user_agent", "application", "ip", "contact_address", "brand",
        "hostname", "did_numbers", "action", "number", "ring_strategy", "subject", "mode", "control", "sender", "sender_name", "sender_number", "transcription_status", "transcription_status_desc", "transcription_sentiment",
    ];

    /// <summary>All of them.</summary>
    public static async Task<IReadOnlyList<PortSipRecord>> RecordsAsync() => [.. (await AnsweredAsync()).Concat(Told()).SelectMany(All)];

    /// <summary>What is answered to any question.</summary>
    public static HttpResponseMessage Answer() => Reply.Json(JsonSerializer.Serialize(new Dictionary<string, object>(Item(Text)) { ["count"] = 1, ["items"] = new[] { Item(Text) } }));

    private static async Task<IEnumerable<PortSipRecord>> AnsweredAsync()
    {
        using var pbx = MemoryPbx.SigningIn(request => request.Path.Split('/')[^1] is "call_queues" or "monitor_groups" or "users" or "providers" or "ring_groups" or "shared_voicemails" or "conference_rooms"
            ? Reply.Json($$"""{"items":[{{JsonSerializer.Serialize(Item(Text, ("id", Id)))}}]}""")
            : Answer());
        using var bench = await Bench.SignInAsync(pbx);
        var client = bench.Client;
        var own = Assert.Single(await client.Queues.ListOwnAsync(default));
        var queue = Assert.Single(await client.Queues.ListAsync(default));
        var query = new RecordQuery();
        var cdr = Assert.Single(await client.Records.ListCdrsAsync(query).ToListAsync(default));
        var extension = Assert.Single(await client.Extensions.ListAsync().ToListAsync(default));
        var trunk = Assert.Single(await client.Trunks.ListAsync().ToListAsync(default));
        var group = Assert.Single(await client.Monitoring.ListGroupsAsync().ToListAsync(default));
        return
        [
            .. await client.Calls.ListAsync(default), await client.Calls.GetAsync("7", default),
            own, queue, await client.Queues.GetStatusAsync(own, default), .. await client.Queues.ListCallersAsync(queue.Id, default), .. await client.Queues.ListAgentsAsync(queue.Id, default), await client.Queues.GetOwnAgentAsync(own, default),
            cdr, await client.Records.GetCdrAsync("7", PortSipRecordScope.Tenant, default), .. await client.Records.ListCallLogsAsync(query).ToListAsync(default), await client.Records.GetCallLogAsync("7", default),
            .. await client.Recordings.ListAsync(query).ToListAsync(default), await client.Recordings.GetAsync("7", PortSipRecordScope.Tenant, default),
            .. await client.Recordings.FindAsync(cdr, PortSipRecordScope.Tenant, default),
            group, await client.Monitoring.GetGroupPeopleAsync(group, default),
            await client.Extensions.GetStatusAsync(extension, default), await client.Extensions.GetForwardingAsync(extension, default),
            await client.Trunks.GetStatusAsync(trunk, default), .. await client.QueueMembers.ListAsync(queue.Id, default), .. await client.RingGroups.ListAsync(default), .. await client.RingGroupMembers.ListAsync(queue.Id, default), await client.NightModes.GetAsync(PortSipNightModeScope.Queue, queue.Id, default), .. await client.BlockedNumbers.ListAsync().ToListAsync(default),
            .. await client.QueueStatistics.GetAsync([queue], default, DateTimeOffset.UnixEpoch, 20, PortSipQueueStatisticSource.Records, default), .. await client.QueueStatistics.GetAsync([queue], default, DateTimeOffset.UnixEpoch, 20, PortSipQueueStatisticSource.DataFlow, default),
            await client.Conferences.GetStatusAsync(Assert.Single(await client.Conferences.ListAsync(default)), default),
            .. await (await client.Voicemails.ListAsync(new VoicemailQuery { SharedBox = queue.Id }, default)).ToListAsync(default), await client.Voicemails.GetAsync("7", sharedBox: null, default),
            .. await client.AgentQueues.ListAsync(extension, default), await OriginatedAsync(client), .. await client.Timelines.GetAsync("7", default), SavedProfile(),
        ];
    }

    // As somebody else may have written it.
    private static PortSipProfile SavedProfile()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("profiles.json"), JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["profiles"] = new Dictionary<string, object>
            {
                [Text] = new { Server = Text, Domain = Text, UserName = Text, SecretName = Text, SecretVault = Text, CertificateThumbprint = new[] { Text }, EventUri = Text },
            },
        }));
        return new PortSipProfiles(folder.Path).Get(Text);
    }

    private static async Task<PortSipCall> OriginatedAsync(PortSipClient client) =>
        await client.Calls.OriginateAsync(new OriginateRequest { Caller = "1001", Callee = "1002", UserData = Text, CallerDisplayName = Text, Trunk = Text }, default);

    private static IEnumerable<PortSipRecord> Told()
    {
        var frame = new EventFrame();
        string[] types = ["call_start", "call_cdr", "cdr_target_ringing", "extension_call", "extension_agent_status", "queue_status", "queue_sla_breached", "extension_created", "queue_created", Text];
        foreach (var type in types)
        {
            var item = Item(Text, ("event_type", type));
            foreach (var list in new[] { "call_targets", "agent_status", "waiting_list", "agents", "removed_agents" })
                item[list] = new[] { Item(Text) };
            item[Text] = Item(Text);
            if (type.StartsWith("extension", StringComparison.Ordinal))
                item["status"] = "";
            // As a careless PBX writes it: with an escape only where JSON can't do without.
            var json = Encoding.UTF8.GetBytes(Regex.Replace(JsonSerializer.Serialize(item), @"\\u(00[8-9A-F].|007F|0[1-9A-F]..|[1-9A-F]...)", escape => ((char)Convert.ToInt32(escape.Groups[1].Value, 16)).ToString()));
            frame.Read(json, json.Length, DateTimeOffset.UnixEpoch);
            foreach (var record in frame.Events.ToArray())
                yield return record;
        }
        yield return new PortSipEventGap { From = default, To = default, Reason = Text };
    }

    private static Dictionary<string, object> Item(string text, params (string Name, string Value)[] others)
    {
        var item = Fields.ToDictionary(field => field, object (_) => text);
        item["calls"] = new[] { Fields.Append(text).ToDictionary(field => field, _ => text) };
        item["registration"] = item["calls"];
        foreach (var rule in ForwardField.All)
            item[rule.Name] = Fields.ToDictionary(field => field, _ => text);
        item[text] = text;
        item["night_mode_forward_rule"] = Fields.ToDictionary(field => field, _ => text);
        item["started_at"] = "2024-08-20T06:00:59Z";
        item["duration"] = 5;
        foreach (var (name, value) in others)
            item[name] = value;
        return item;
    }

    // With all records in them.
    private static IEnumerable<PortSipRecord> All(PortSipRecord record) =>
        record.GetType().GetProperties().Select(property => property.GetValue(record)).OfType<IEnumerable>().Where(value => value is not string)
            .SelectMany(list => list.OfType<PortSipRecord>()).SelectMany(All).Prepend(record);
}
