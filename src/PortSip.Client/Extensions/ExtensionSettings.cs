using System.Text.Encodings.Web;
using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// The settings of an extension as the PBX returned them, including those that this library doesn't know: they are sent back whole, since the
/// PBX may reset what is left out (API §9).
/// </summary>
internal sealed class ExtensionSettings
{
    private const string DoNotDisturbField = "enable_dnd";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The request has no such fields; some of them are secrets (22.3).
    private static readonly HashSet<string> OnlyRead = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "name", "role", "role_id", "role_name", "extension_number", "profile", "created_at", "avatar_file_name", "avatar_file_size", "avatar_file_url", "sync_type",
        "password", "extension_password",
    };

    private readonly IReadOnlyList<(string Name, JsonElement Value)> _members;

    private ExtensionSettings(IReadOnlyList<(string Name, JsonElement Value)> members) => _members = members;

    /// <summary>The forwarding rules that the PBX reports.</summary>
    public IEnumerable<PortSipForwardRule> Rules =>
        from known in ForwardField.All
        let rule = Find(known.Name)
        where rule is { ValueKind: JsonValueKind.Object }
        select new PortSipForwardRule
        {
            State = known.State,
            Hours = known.Hours,
            Action = ReceivedText.Of(ForwardTarget.WordOf(Text(rule.Value, "action"))),
            Number = ReceivedText.Of(Text(rule.Value, "number")),
            RingTime = RingTime(rule.Value),
        };

    /// <summary>The values in it that are secrets.</summary>
    public IReadOnlyList<string> SecretValues =>
        [.. _members.Where(member => Secrets.IsSecret(member.Name) && member.Value.ValueKind == JsonValueKind.String).Select(member => member.Value.GetString()!).Where(text => text.Length > 0)];

    /// <summary>Reads the PBX's response; null if it isn't an object.</summary>
    public static ExtensionSettings? Of(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object ? new([.. json.EnumerateObject().Select(member => (member.Name, member.Value.Clone()))]) : null;

    /// <summary>The settings with a change; null if they already have it.</summary>
    public ExtensionSettings? With(ExtensionChange change)
    {
        var changed = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (change.DoNotDisturb is { } wanted && (Find(DoNotDisturbField) is not { } current || KnownWord.YesOrNo(current.ToString()) != wanted))
            changed[DoNotDisturbField] = Json(writer => writer.WriteBooleanValue(wanted));
        foreach (var field in change.Fields)
        {
            // Only a phone that nobody answers has a time to ring.
            var ringSeconds = field.State == PortSipForwardState.NoAnswer ? change.RingSeconds : null;
            foreach (var name in Names(field))
            {
                var rule = Find(name) ?? default;
                if (!Fits(rule, change.To!, ringSeconds))
                    changed[name] = Json(writer => WriteRule(writer, rule, change.To!, ringSeconds));
            }
        }
        if (changed.Count == 0)
            return null;
        return new([.. _members.Where(member => !changed.ContainsKey(member.Name)), .. changed.Select(field => (field.Key, field.Value))]);
    }

    /// <summary>The body of the request.</summary>
    public byte[] ToBody() => Bytes(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in _members)
        {
            if (!OnlyRead.Contains(name))
                Write(writer, name, value);
        }
        writer.WriteEndObject();
    });

    // The PBX writes "none" as null or as "" (API §1), and documents neither for requests: such a field is left out.
    private static void Write(Utf8JsonWriter writer, string name, JsonElement value)
    {
        if (IsNone(value))
            return;
        writer.WritePropertyName(name);
        if (value.ValueKind != JsonValueKind.Object)
        {
            value.WriteTo(writer);
            return;
        }
        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject())
            Write(writer, member.Name, member.Value);
        writer.WriteEndObject();
    }

    private static bool IsNone(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Object => value.EnumerateObject().All(member => IsNone(member.Value)),
        _ => false,
    };

    // Rules for callers from outside are changed as well, if the PBX has them.
    private IEnumerable<string> Names(ForwardField field) =>
        Find(ForwardField.OutsidePrefix + field.Name) is null ? [field.Name] : [field.Name, ForwardField.OutsidePrefix + field.Name];

    private JsonElement? Find(string name)
    {
        foreach (var member in _members)
        {
            if (member.Name == name)
                return member.Value;
        }
        return null;
    }

    private static bool Fits(JsonElement rule, ForwardTarget target, int? ringSeconds) =>
        Text(rule, "action") == target.Action
        && (target.Number is null || Text(rule, "number") == target.Number)
        && (ringSeconds is null || RingTime(rule) == WireDuration.Of(ringSeconds));

    private static void WriteRule(Utf8JsonWriter writer, JsonElement rule, ForwardTarget target, int? ringSeconds)
    {
        writer.WriteStartObject();
        writer.WriteString("action", target.Action);
        if (target.Number is { } number)
            writer.WriteString("number", number);
        if (ringSeconds is { } seconds)
            writer.WriteNumber("timeout", seconds);
        else if (JsonMembers.Find(rule, "timeout") is { } before)
            Write(writer, "timeout", before);
        writer.WriteEndObject();
    }

    private static TimeSpan? RingTime(JsonElement rule) => WireDuration.Of(JsonMembers.Find(rule, "timeout") is { ValueKind: JsonValueKind.Number } seconds ? seconds.GetDouble() : null);

    private static string? Text(JsonElement rule, string name) => JsonMembers.Find(rule, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

    private static JsonElement Json(Action<Utf8JsonWriter> write)
    {
        using var json = JsonDocument.Parse(Bytes(write));
        return json.RootElement.Clone();
    }

    private static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
            write(writer);
        return stream.ToArray();
    }
}
