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

    /// <summary>Replaces all groups. One with a known name keeps its id.</summary>
    public void Replace(IReadOnlyList<SimulatedCallParkGroup> setups)
    {
        var ids = new KeptIds(All.Select(group => (group.Settings.Text(CallParkGroupSettings.Name), group.Id)), _ids);
        All.Clear();
        foreach (var setup in setups)
        {
            var name = setup.Settings.TryGetValue(CallParkGroupSettings.Name, out var given) ? given.GetString() : null;
            var group = new CallParkGroup(ids.Of(name ?? ""), _ringGroups);
            group.Configure(setup);
            All.Add(group);
        }
    }

    public CallParkGroup Add(IReadOnlyDictionary<string, JsonElement> settings)
    {
        var added = new CallParkGroup(_ids.Next(), _ringGroups);
        added.Settings.Replace(settings);
        All.Add(added);
        return added;
    }
}
