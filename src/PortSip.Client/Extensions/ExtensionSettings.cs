using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// The settings of an extension as the PBX returned them, including those that this library doesn't know: they are sent back whole, since the
/// PBX may reset what is left out (API §9).
/// </summary>
internal sealed class ExtensionSettings
{
    private const string DoNotDisturbField = "enable_dnd";

    // The request has no such fields; some of them are secrets (22.3).
    private static readonly HashSet<string> OnlyRead = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "name", "role", "role_id", "role_name", "extension_number", "profile", "created_at", "avatar_file_name", "avatar_file_size", "avatar_file_url", "sync_type",
        "password", "extension_password",
    };

    private readonly WholeObject _settings;

    private ExtensionSettings(WholeObject settings) => _settings = settings;

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
    public IReadOnlyList<string> SecretValues => _settings.SecretValues;

    /// <summary>Requests the settings.</summary>
    public static async Task<ExtensionSettings> ReadAsync(ApiSender sender, ApiRequest request, CancellationToken cancellationToken) =>
        new(await WholeObject.ReadAsync(sender, request, cancellationToken).ConfigureAwait(false));

    /// <summary>The settings with a change; null if they already have it.</summary>
    public ExtensionSettings? With(ExtensionChange change)
    {
        var changed = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (change.DoNotDisturb is { } wanted && (Find(DoNotDisturbField) is not { } current || KnownWord.YesOrNo(current.ToString()) != wanted))
            changed[DoNotDisturbField] = WholeObject.Json(writer => writer.WriteBooleanValue(wanted));
        foreach (var field in change.Fields)
        {
            // Only a phone that nobody answers has a time to ring.
            var ringSeconds = field.State == PortSipForwardState.NoAnswer ? change.RingSeconds : null;
            foreach (var name in Names(field))
            {
                var rule = Find(name) ?? default;
                if (!Fits(rule, change.To!, ringSeconds))
                    changed[name] = WholeObject.Json(writer => WriteRule(writer, rule, change.To!, ringSeconds));
            }
        }
        return changed.Count == 0 ? null : new(_settings.With(changed));
    }

    /// <summary>The body of the request.</summary>
    public byte[] ToBody() => _settings.ToBody(OnlyRead);

    // Rules for callers from outside are changed as well, if the PBX has them.
    private IEnumerable<string> Names(ForwardField field) =>
        Find(ForwardField.OutsidePrefix + field.Name) is null ? [field.Name] : [field.Name, ForwardField.OutsidePrefix + field.Name];

    private JsonElement? Find(string name) => _settings.Find(name);

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
            WholeObject.Write(writer, "timeout", before);
        writer.WriteEndObject();
    }

    private static TimeSpan? RingTime(JsonElement rule) => WireDuration.Of(JsonMembers.Find(rule, "timeout") is { ValueKind: JsonValueKind.Number } seconds ? seconds.GetDouble() : null);

    private static string? Text(JsonElement rule, string name) => JsonMembers.Find(rule, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;
}
