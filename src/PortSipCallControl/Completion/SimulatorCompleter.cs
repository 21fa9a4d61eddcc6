using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Offers the trunks or the extensions of a simulator of this session.</summary>
internal sealed class SimulatorCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query)
    {
        var given = query.BoundParameters[nameof(SimulatorCmdlet.Simulator)];
        var simulator = (given is PSObject wrapped ? wrapped.BaseObject : given) as PortSipSimulator ?? RunspaceSimulators.Latest;
        if (simulator is null)
            return [];
        return from candidate in query.Parameter == "Trunk" ? simulator.Simulator.Pbx.Options.Trunks : simulator.ExtensionNumber
               select new Offer(candidate, $"of {simulator.Server}");
    }
}
