using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Settings of parked calls. The ring group that gets them is in the settings by its id, and in a setup by its number.</summary>
internal sealed class RecallSettings(IReadOnlyList<Setting> fields, RingGroups ringGroups)
{
    public ObjectSettings Settings { get; } = new(fields);

    /// <summary>The number of the ring group; null for none.</summary>
    public string? RingGroup => ringGroups.Find(Settings.Text(CallParkSettings.RingGroup))?.Number;

    /// <summary>The settings that differ from the defaults, without the ring group.</summary>
    public IReadOnlyDictionary<string, JsonElement> Differences => Settings.DifferencesFrom(new ObjectSettings(Settings.Fields))
        .Where(setting => setting.Key != CallParkSettings.RingGroup)
        .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);

    /// <summary>Replaces all settings.</summary>
    /// <param name="settings">Those that differ from the defaults.</param>
    /// <param name="ringGroup">The number of the ring group; null for none.</param>
    public void Configure(IReadOnlyDictionary<string, JsonElement> settings, string? ringGroup)
    {
        Settings.Replace(NoSettings.Instance);
        Settings.Apply(settings);
        if (ringGroup is not null)
            Settings.Set(CallParkSettings.RingGroup, ringGroups.All.FirstOrDefault(group => group.Number == ringGroup)?.Id);
    }
}
