namespace PortSip.Simulator;

/// <summary>The ids of trunks. Rules can add trunks at any time.</summary>
internal sealed class TrunkIds(SimulatorOptions options, SimulatorRules rules)
{
    private readonly IdSource _ids = new(options.SeedOf(RandomStream.Trunks));
    private readonly Dictionary<string, string> _idByName = new(StringComparer.Ordinal);

    /// <summary>The trunks by name, with their states.</summary>
    public IReadOnlyDictionary<string, SimulatedTrunkState> All => rules.Trunks;

    public string IdOf(string name)
    {
        if (!_idByName.TryGetValue(name, out var id))
            _idByName.Add(name, id = _ids.Next());
        return id;
    }

    /// <summary>The name of the trunk with an id; null for an unknown one.</summary>
    public string? NameOf(string id) => All.Keys.FirstOrDefault(name => IdOf(name) == id);
}
