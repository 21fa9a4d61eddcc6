using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The holidays of the tenant. Inbound rules and the menus of receptionists name those that count for them. They are in UTC here, as office hours are.</summary>
internal sealed class Holidays
{
    private readonly IdSource _ids;
    private readonly SimulatorClock _clock;

    public Holidays(SimulatorOptions options, SimulatorClock clock)
    {
        _ids = new IdSource(options.SeedOf(RandomStream.Holidays));
        _clock = clock;
        Replace(options.Holidays);
    }

    public List<Holiday> All { get; } = [];

    public Holiday? Find(string id) => All.Find(holiday => holiday.Id == id);

    public Holiday Add(IReadOnlyDictionary<string, JsonElement> settings)
    {
        var added = new Holiday(NextId([]));
        added.Set(settings);
        All.Add(added);
        return added;
    }

    /// <summary>Replaces all holidays.</summary>
    public void Replace(IReadOnlyList<SimulatedHoliday> setups)
    {
        All.Clear();
        // Those of a file keep the ids by which other settings name them.
        string[] kept = [.. setups.Select(setup => setup.Id).OfType<string>()];
        foreach (var setup in setups)
        {
            var added = new Holiday(setup.Id ?? NextId(kept));
            added.Set(setup.Settings);
            All.Add(added);
        }
    }

    private string NextId(IReadOnlyCollection<string> reserved)
    {
        var id = _ids.Next();
        while (Find(id) is not null || reserved.Contains(id))
            id = _ids.Next();
        return id;
    }

    /// <summary>Whether it is one of the holidays that an object names: an array of their ids, or of objects with an <c>id</c>. Which of them the PBX has isn't documented.</summary>
    public bool IsAnyNow(JsonElement named) =>
        named.ValueKind == JsonValueKind.Array && named.EnumerateArray().Select(IdOf).OfType<string>().Any(id => Find(id)?.Includes(_clock.Now) == true);

    private static string? IdOf(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString(),
        JsonValueKind.Object when item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String => id.GetString(),
        _ => null,
    };
}
