using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The settings that are secrets, and the secrets in the settings that are objects. The file of a tenant contains them only on request.</summary>
internal static class SecretSettings
{
    private static readonly HashSet<string> Names = new(["voicemail_pin", "pin", "stir_shaken_key", "password", "token"], StringComparer.Ordinal);

    /// <summary>Leaves the secrets out.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Hide(IReadOnlyDictionary<string, JsonElement> settings) => settings
        .Where(setting => !Names.Contains(setting.Key))
        .ToDictionary(setting => setting.Key, setting => HasSecrets(setting.Value) ? Of(Members(setting.Value).Where(member => !Names.Contains(member.Key))) : setting.Value, StringComparer.Ordinal);

    /// <summary>Adds the secrets that other settings of the same object have.</summary>
    public static IReadOnlyDictionary<string, JsonElement> FillIn(IReadOnlyDictionary<string, JsonElement> settings, IReadOnlyDictionary<string, JsonElement>? known)
    {
        var filled = settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);
        foreach (var setting in known ?? NoSettings.Instance)
        {
            if (!filled.TryGetValue(setting.Key, out var given))
            {
                if (Names.Contains(setting.Key))
                    filled.Add(setting.Key, setting.Value);
            }
            else if (given.ValueKind == JsonValueKind.Object && HasSecrets(setting.Value))
                filled[setting.Key] = Of(Members(given).Concat(Members(setting.Value).Where(member => Names.Contains(member.Key) && !given.TryGetProperty(member.Key, out _))));
        }
        return filled;
    }

    /// <summary>Whether a setting is an object with secrets, such as a web hook.</summary>
    public static bool HasSecrets(JsonElement value) => value.ValueKind == JsonValueKind.Object && Members(value).Any(member => Names.Contains(member.Key));

    private static IEnumerable<KeyValuePair<string, JsonElement>> Members(JsonElement value) => value.EnumerateObject().Select(member => new KeyValuePair<string, JsonElement>(member.Name, member.Value));

    private static JsonElement Of(IEnumerable<KeyValuePair<string, JsonElement>> members) =>
        JsonSerializer.SerializeToElement(members.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal));
}
