using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The settings of the users of extensions. Under the PBX's lock.</summary>
internal sealed class UserSettings(CurrentOptions options)
{
    /// <summary>Do-not-disturb.</summary>
    public const string DoNotDisturb = "enable_dnd";

    private readonly Dictionary<string, ObjectSettings> _settings = new(StringComparer.Ordinal);

    /// <summary>The settings of the version with their defaults, in the order of responses.</summary>
    public IReadOnlyList<Setting> Fields { get; private set; } = [.. UserSettingDefaults.Of(options.Value)];

    /// <summary>A setting of the user with this id.</summary>
    public JsonElement Get(string userId, string name) => Of(userId)[name];

    /// <summary>All settings of the user with this id.</summary>
    public IEnumerable<(string Name, JsonElement Value)> All(string userId) => Of(userId).All;

    /// <summary>Whether callers from outside have rules of their own.</summary>
    public bool HasOutsideRules => options.Value.Version.HasOutsideRules;

    /// <summary>Whether a setting of the user was set; if not, it has its default.</summary>
    public bool IsSet(string userId, string name) => Of(userId).IsSet(name);

    /// <summary>Whether a setting is on.</summary>
    public bool IsOn(string userId, string name) => Of(userId).IsOn(name);

    /// <summary>Changes a setting.</summary>
    public void Set(string userId, string name, object value) => Of(userId).Set(name, value);

    /// <summary>Replaces all settings of a user.</summary>
    public void Replace(string userId, IReadOnlyDictionary<string, JsonElement> settings) => Of(userId).Replace(settings);

    /// <summary>Changes some settings of a user.</summary>
    public void Apply(string userId, IReadOnlyDictionary<string, JsonElement> settings) => Of(userId).Apply(settings);

    /// <summary>The settings of a user that differ from the defaults.</summary>
    public IReadOnlyDictionary<string, JsonElement> Differences(string userId) => Of(userId).DifferencesFrom(new ObjectSettings(Fields));

    /// <summary>All users have the defaults of the current options.</summary>
    public void Reset()
    {
        Fields = [.. UserSettingDefaults.Of(options.Value)];
        _settings.Clear();
    }

    private ObjectSettings Of(string userId)
    {
        if (!_settings.TryGetValue(userId, out var settings))
            _settings[userId] = settings = new ObjectSettings(Fields);
        return settings;
    }
}
