using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>
/// The settings of one object. Setting them replaces all: what a request leaves out gets its default, as no document says that it is kept. Under
/// the PBX's lock.
/// </summary>
internal sealed class ObjectSettings(IReadOnlyList<Setting> fields)
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);

    /// <summary>The settings of the version with their defaults, in the order of responses.</summary>
    public IReadOnlyList<Setting> Fields { get; } = fields;

    public IEnumerable<(string Name, JsonElement Value)> All => Fields.Select(setting => (setting.Name, this[setting.Name]));

    /// <summary>A setting. One that the version doesn't have is undefined.</summary>
    public JsonElement this[string name] =>
        _values.TryGetValue(name, out var value) ? value : Fields.FirstOrDefault(setting => setting.Name == name)?.Standard ?? default;

    /// <summary>Whether a setting was set; if not, it has its default.</summary>
    public bool IsSet(string name) => _values.ContainsKey(name);

    public bool IsOn(string name) => this[name].ValueKind == JsonValueKind.True;

    public string Text(string name) => this[name] is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    public int Number(string name) => this[name] is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 0;

    public TimeSpan Seconds(string name) => TimeSpan.FromSeconds(Number(name));

    /// <summary>Changes one setting; one that the version doesn't have has no effect.</summary>
    public void Set(string name, object? value) => _values[name] = JsonSerializer.SerializeToElement(value);

    public void Replace(IReadOnlyDictionary<string, JsonElement> settings)
    {
        _values.Clear();
        foreach (var setting in settings)
            _values[setting.Key] = setting.Value;
    }

    /// <summary>Changes some settings. Those that neither the version nor the object has are left out.</summary>
    public void Apply(IReadOnlyDictionary<string, JsonElement> settings)
    {
        foreach (var setting in settings)
        {
            if (this[setting.Key] is { ValueKind: not JsonValueKind.Undefined } former)
                _values[setting.Key] = HasAllMembers(setting.Key, former) ? Setting.Whole(setting.Value, former) : setting.Value;
        }
    }

    // A file leaves out the secrets of a web hook.
    private static bool HasAllMembers(string name, JsonElement former) =>
        former.ValueKind == JsonValueKind.Object && (Setting.IsRuleName(name) || SecretSettings.HasSecrets(former));

    /// <summary>The settings that differ from those of another object, in the order of responses. A rule that only this one has set is among them: it precedes a rule for a pattern.</summary>
    public IReadOnlyDictionary<string, JsonElement> DifferencesFrom(ObjectSettings other) => Fields.Select(field => field.Name).Union(_values.Keys)
        .Where(name => !AreEqual(this[name], other[name]) || (Setting.IsRuleName(name) && IsSet(name) && !other.IsSet(name)))
        .ToDictionary(name => name, name => this[name], StringComparer.Ordinal);

    // The comparison of the runtime fails on an object with a name twice.
    private static bool AreEqual(JsonElement one, JsonElement other) => one.ValueKind == other.ValueKind && one.ValueKind switch
    {
        JsonValueKind.Object => one.EnumerateObject().Count() == other.EnumerateObject().Count()
            && one.EnumerateObject().All(member => other.TryGetProperty(member.Name, out var value) && AreEqual(member.Value, value)),
        JsonValueKind.Array => one.GetArrayLength() == other.GetArrayLength() && one.EnumerateArray().Zip(other.EnumerateArray(), AreEqual).All(same => same),
        JsonValueKind.String => one.ValueEquals(other.GetString()),
        JsonValueKind.Number => one.GetRawText() == other.GetRawText() || (one.TryGetDouble(out var number) && other.TryGetDouble(out var second) && number.Equals(second)),
        _ => true,
    };
}
