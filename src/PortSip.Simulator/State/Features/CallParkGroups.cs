using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The call park groups of the tenant, in the order in which they were added.</summary>
internal sealed class CallParkGroups(SimulatorOptions options)
{
    private readonly IdSource _ids = new(options.SeedOf(RandomStream.CallParkGroups));

    public List<CallParkGroup> All { get; } = [];

    public CallParkGroup? Find(string id) => All.Find(group => group.Id == id);

    /// <summary>The group that a party parks calls in: the first one that it is a member of.</summary>
    public CallParkGroup? Of(string? party) => All.Find(group => party is not null && group.Members.Contains(party));

    public CallParkGroup Add(IReadOnlyDictionary<string, JsonElement> settings)
    {
        var added = new CallParkGroup(_ids.Next());
        added.Settings.Replace(settings);
        All.Add(added);
        return added;
    }
}
