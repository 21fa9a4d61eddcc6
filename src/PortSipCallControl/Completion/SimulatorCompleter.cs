using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Offers the trunks, the extensions or the destinations of a simulator of this session.</summary>
internal sealed class SimulatorCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query)
    {
        var given = query.BoundParameters[nameof(SimulatorCmdlet.Simulator)];
        var simulator = (given is PSObject wrapped ? wrapped.BaseObject : given) as PortSipSimulator ?? RunspaceSimulators.Latest;
        if (simulator is null)
            return [];
        IEnumerable<string> candidates = query.Parameter switch
        {
            "Trunk" => simulator.Simulator.Pbx.Options.Trunks,
            nameof(SetPortSipSimulatorRuleCommand.ForwardTo) => ["Voicemail", "Ring", .. simulator.ExtensionNumber],
            _ => simulator.ExtensionNumber,
        };
        return from candidate in candidates
               select new Offer(candidate, $"of {simulator.Server}");
    }
}
