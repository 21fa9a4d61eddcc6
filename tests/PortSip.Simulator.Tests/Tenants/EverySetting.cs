using System.Text.Json;
using System.Text.Json.Nodes;

namespace PortSip.Simulator.Tests.Tenants;

/// <summary>Changes every setting that the API has, found by its routes: what can be read and replaced at the same path.</summary>
internal static class EverySetting
{
    private const string Agents = "agents";

    // What an object shows and a request can't set.
    private static readonly string[] ReadOnly =
    [
        "id", "name", "role", "role_id", "role_name", "extension_number", "created_at", "sync_type", "profile", "password", "extension_password", "domain",
        "max_extensions", "max_concurrent_calls", "max_ring_groups", "max_call_queues",
    ];

    private static readonly Dictionary<string, Func<SimulatorVersion, IReadOnlyList<Setting>>> Fields = new(StringComparer.Ordinal)
    {
        ["users/{id}"] = TenantSettingNames.Extension,
        ["call_queues/{id}"] = TenantSettingNames.Queue,
        ["ring_groups/{id}"] = TenantSettingNames.RingGroup,
        ["ivrs/{id}"] = TenantSettingNames.Receptionist,
        ["inbound_rules/{id}"] = TenantSettingNames.InboundRule,
        ["call_park"] = TenantSettingNames.CallPark,
        ["call_park_groups/{id}"] = TenantSettingNames.CallParkGroup,
        ["holidays/{id}"] = TenantSettingNames.Holiday,
        ["tenant"] = TenantSettingNames.Tenant,
    };

    /// <summary>Changes all settings of all objects.</summary>
    /// <returns>The members that are as they were and should have changed, by path.</returns>
    public static IReadOnlyList<string> Change(TestPbx test)
    {
        var posts = test.Pbx.Operations.Where(route => route.Method == "POST").Select(route => route.Template).ToList();
        // The lists of members and the status of an agent have bodies of their own.
        var templates = test.Pbx.Operations.Where(route => route.Method == "GET" && posts.Contains(route.Template)).Select(route => route.Template)
            .Where(template => !template.Contains("agent", StringComparison.Ordinal) && Fields.ContainsKey(template)).ToList();
        List<string> unchanged = [.. Settable(test).Except(Fields.Keys, StringComparer.Ordinal).Select(template => template + " isn't known to this test")];
        foreach (var template in templates)
        {
            foreach (var path in EveryAnswer.Paths(test, template).ToList())
            {
                var before = (JsonObject)JsonNode.Parse(test.Get(path).Body)!;
                var changed = new JsonObject(before.Select(member => KeyValuePair.Create(member.Key, Other(test, template, member.Key, member.Value))));
                var reply = test.Post(path, changed.ToJsonString());
                Assert.True(reply.Status < 300, $"{path}: {reply.Body}");
                var after = (JsonObject)JsonNode.Parse(test.Get(path).Body)!;
                unchanged.AddRange(before.Select(member => member.Key)
                    .Where(name => !IsReadOnly(template, name) && JsonNode.DeepEquals(before[name], after[name])).Select(name => $"{path} {name}"));
            }
        }
        return unchanged;
    }

    /// <summary>The paths whose objects can be read and replaced.</summary>
    private static IEnumerable<string> Settable(TestPbx test) => test.Pbx.Operations.Where(route => route.Method == "GET").Select(route => route.Template)
        .Intersect(test.Pbx.Operations.Where(route => route.Method == "POST").Select(route => route.Template), StringComparer.Ordinal)
        .Where(template => !template.EndsWith(Agents, StringComparison.Ordinal) && !template.EndsWith("/agent", StringComparison.Ordinal)
            && template is not ("call_queues/{id}/agents/{extension}" or "sessions" or "sessions/directly" or "blacklisted_numbers" or "inbound_rules" or "holidays" or "call_park_groups" or "login" or "monitor_groups"
                or "cdrs" or "auth/user"));

    private static bool IsReadOnly(string template, string name) =>
        name.Contains("_file_", StringComparison.Ordinal) || (ReadOnly.Contains(name) && !Find(template, name));

    private static bool Find(string template, string name) => name != "name" && TenantSettingNames.InAllVersions(Fields[template]).Any(field => field.Name == name);

    private static JsonNode? Other(TestPbx test, string template, string name, JsonNode? value) => (template, name) switch
    {
        ("users/{id}", "display_name") => "Changed " + value,
        ("ivrs/{id}", "custom_forward_rules") => JsonNode.Parse("""
            [{"user_input":"4","office_hours":{"mode":"GLOBAL"},"office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1003"},"non_office_hours_forward_rule":{"action":"HANGUP","number":null}}]
            """),
        ("call_park", "extension_number") => "889",
        ("call_park" or "call_park_groups/{id}", "ring_group_id") => test.Get("ring_groups").Json.GetProperty("items")[1].GetProperty("id").GetString(),
        ("inbound_rules/{id}", "did_numbers") => "4930200-4930299",
        ("inbound_rules/{id}", "provider_id") => test.Get("providers").Json.GetProperty("items")[1].GetProperty("id").GetString(),
        ("tenant", "domain") => value?.DeepClone(),
        _ => Other(TenantSettingNames.InAllVersions(Fields[template]).FirstOrDefault(field => field.Name == name), value),
    };

    private static JsonNode? Other(Setting? field, JsonNode? value) => value switch
    {
        JsonObject rule when rule.ContainsKey("action") => new JsonObject(rule.Select(member => KeyValuePair.Create(member.Key, member.Key switch
        {
            "action" => "FORWARD_TO_NUMBER",
            "number" => "1003",
            _ => Other(null, member.Value),
        }))),
        JsonObject other => new JsonObject(other.Select(member => KeyValuePair.Create(member.Key, member.Value is JsonObject or JsonValue ? Other(null, member.Value) : member.Value?.DeepClone()))),
        JsonArray => new JsonArray("changed"),
        null => "1234",
        JsonValue one when one.GetValueKind() is JsonValueKind.True or JsonValueKind.False => !one.GetValue<bool>(),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => number.GetValue<int>() == field?.Range?.Most ? number.GetValue<int>() - 1 : number.GetValue<int>() + 1,
        JsonValue text when field?.Words is { } words => words.First(word => word != text.GetValue<string>()),
        JsonValue text => text.GetValue<string>() == "GLOBAL" ? "CUSTOM" : "changed " + text.GetValue<string>(),
        _ => throw new InvalidOperationException("A value of a new kind."),
    };
}
