using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>
/// The settings of the users of extensions. Setting them replaces all: what a request leaves out gets its default, as no document says that it is
/// kept. Under the PBX's lock.
/// </summary>
internal sealed class UserSettings(SimulatorVersion version)
{
    /// <summary>Do-not-disturb.</summary>
    public const string DoNotDisturb = "enable_dnd";

    private readonly Dictionary<string, IReadOnlyDictionary<string, JsonElement>> _settings = new(StringComparer.Ordinal);

    /// <summary>The settings of the version with their defaults, in the order of responses.</summary>
    public IReadOnlyList<(string Name, JsonElement Standard)> Fields { get; } = [.. UserSettingDefaults.Of(version)];

    /// <summary>A setting of the user with this id.</summary>
    public JsonElement Get(string userId, string name) =>
        _settings.TryGetValue(userId, out var set) && set.TryGetValue(name, out var value) ? value : Fields.First(field => field.Name == name).Standard;

    /// <summary>All settings of the user with this id.</summary>
    public IEnumerable<(string Name, JsonElement Value)> All(string userId) => Fields.Select(field => (field.Name, Get(userId, field.Name)));

    /// <summary>Whether a setting is on.</summary>
    public bool IsOn(string userId, string name) => Get(userId, name).ValueKind == JsonValueKind.True;

    /// <summary>Replaces all settings of a user.</summary>
    public void Replace(string userId, IReadOnlyDictionary<string, JsonElement> settings) => _settings[userId] = settings;
}
