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
        return from candidate in Candidates(query.Parameter, simulator)
               select new Offer(candidate, $"of {simulator.Server}");
    }

    private static IEnumerable<string> Candidates(string parameter, PortSipSimulator simulator) => parameter switch
    {
        "Trunk" => simulator.Simulator.Pbx.Options.Trunks,
        nameof(SetPortSipSimulatorRuleCommand.ForwardTo) => ["Voicemail", "Ring", .. simulator.ExtensionNumber],
        nameof(SetPortSipSimulatorRuleCommand.UnansweredTo) => ["Voicemail", "HangUp", "Repeat", .. simulator.ExtensionNumber],
        nameof(SetPortSipSimulatorRuleCommand.NightTo) => ["Voicemail", "HangUp", .. simulator.ExtensionNumber],
        nameof(SetPortSipSimulatorRuleCommand.Queue) => simulator.Simulator.Pbx.Queues.Select(queue => queue.Number),
        nameof(SetPortSipSimulatorRuleCommand.RingGroup) => simulator.Simulator.Pbx.Options.RingGroups.Select(group => group.Number),
        nameof(NewPortSipSimulatorCallCommand.To) => simulator.Simulator.Pbx.Rules.Inbound.Keys,
        _ => simulator.ExtensionNumber,
    };
}
