using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The call park groups of the tenant, in the order in which they were added.</summary>
internal sealed class CallParkGroups
{
    private readonly IdSource _ids;
    private readonly RingGroups _ringGroups;

    public CallParkGroups(SimulatorOptions options, RingGroups ringGroups)
    {
        _ids = new IdSource(options.SeedOf(RandomStream.CallParkGroups));
        _ringGroups = ringGroups;
        Replace(options.CallParkGroups);
    }

    public List<CallParkGroup> All { get; } = [];

    public CallParkGroup? Find(string id) => All.Find(group => group.Id == id);

    /// <summary>The group that a party parks calls in: the first one that it is a member of.</summary>
    public CallParkGroup? Of(string? party) => All.Find(group => party is not null && group.Members.Contains(party));

    /// <summary>As they are now, for a PBX that is the same.</summary>
    public IReadOnlyList<SimulatedCallParkGroup> ToSetups() => [.. All.Select(group => new SimulatedCallParkGroup
    {
        Members = [.. group.Members],
        RingGroup = _ringGroups.Find(group.Settings.Text(CallParkSettings.RingGroup))?.Number,
        Settings = group.Settings.DifferencesFrom(new ObjectSettings(CallParkGroupSettings.All))
            .Where(setting => setting.Key != CallParkSettings.RingGroup)
            .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal),
    })];

    /// <summary>Replaces all groups. One with a known name keeps its id.</summary>
    public void Replace(IReadOnlyList<SimulatedCallParkGroup> setups)
    {
        var former = All.ToList();
        All.Clear();
        foreach (var setup in setups)
        {
            var name = setup.Settings.TryGetValue(CallParkGroupSettings.Name, out var given) ? given.GetString() : "";
            var before = former.FindIndex(known => known.Settings.Text(CallParkGroupSettings.Name) == name);
            var group = new CallParkGroup(before < 0 ? _ids.Next() : former[before].Id);
            // Several groups can have the same name, and each id is given once.
            if (before >= 0)
                former.RemoveAt(before);
            group.Settings.Apply(setup.Settings);
            if (setup.RingGroup is { } number)
                group.Settings.Set(CallParkSettings.RingGroup, _ringGroups.All.FirstOrDefault(one => one.Number == number)?.Id);
            group.Members.AddRange(setup.Members);
            All.Add(group);
        }
    }

    public CallParkGroup Add(IReadOnlyDictionary<string, JsonElement> settings)
    {
        var added = new CallParkGroup(_ids.Next());
        added.Settings.Replace(settings);
        All.Add(added);
        return added;
    }
}
