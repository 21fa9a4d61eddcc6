using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The inbound rules of the tenant, in the order in which they were added. The API and the rules of the simulator change the same ones.</summary>
internal sealed class InboundRules
{
    private readonly IdSource _ids;
    private readonly List<InboundRule> _rules = [];

    public InboundRules(SimulatorOptions options)
    {
        _ids = new IdSource(options.SeedOf(RandomStream.InboundRules));
        Replace(options.InboundRules);
    }

    public IReadOnlyList<InboundRule> All => _rules;

    public InboundRule? Find(string id) => _rules.Find(rule => rule.Id == id);

    /// <summary>The rule for a call; null if its number isn't assigned. Of rules with the same rank, the last one applies.</summary>
    public InboundRule? Find(SimulatedInboundCall call) => _rules.Where(rule => rule.Takes(call)).OrderBy(rule => rule.Rank).LastOrDefault();

    /// <summary>Adds a rule with settings.</summary>
    public InboundRule Add(IReadOnlyDictionary<string, JsonElement> settings, string? trunk)
    {
        var added = new InboundRule(_ids.Next()) { Trunk = trunk };
        added.Settings.Replace(settings);
        _rules.Add(added);
        return added;
    }

    /// <summary>Replaces all rules.</summary>
    public void Replace(IReadOnlyList<SimulatedInboundRule> setups)
    {
        _rules.Clear();
        foreach (var setup in setups)
            Add(setup);
    }

    /// <summary>Adds a rule as it is set up. Settings that are left out have their defaults.</summary>
    public void Add(SimulatedInboundRule setup) => Add(NoSettings.Instance, setup.Trunk).Settings.Apply(setup.Settings);

    public void Remove(InboundRule rule) => _rules.Remove(rule);

    /// <summary>Says where the calls to a number or pattern go, at all hours and through all trunks.</summary>
    public void Set(string did, string to)
    {
        Remove(did);
        var rule = JsonSerializer.SerializeToElement(did);
        var destination = ForwardRule.To(to).ToJson();
        var settings = OfficeHours.Rules.ToDictionary(name => name, _ => destination, StringComparer.Ordinal);
        settings[InboundRuleSettings.Name] = settings[InboundRuleSettings.DidNumbers] = rule;
        Add(settings, trunk: null);
    }

    /// <summary>Removes the rules for a number, range or pattern.</summary>
    public void Remove(string did) => _rules.RemoveAll(rule => rule.DidNumbers == did);

    public void Clear() => _rules.Clear();

    /// <summary>The destinations by number, range or pattern; those that hang up have none.</summary>
    public IReadOnlyDictionary<string, string> Destinations
    {
        get
        {
            var destinations = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var rule in _rules)
            {
                var destination = ForwardRule.Read(rule.Settings[OfficeHours.Rules[0]]);
                if (destination.Action != ForwardWords.HangUp)
                    destinations[rule.DidNumbers] = destination.Action == ForwardWords.ToNumber ? destination.Number! : SimulatorDefaults.VoicemailNumber;
            }
            return destinations;
        }
    }
}
