namespace PortSipCallControl;

/// <summary>Offers the SIP domains of the session's connections and simulators.</summary>
internal sealed class DomainCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from known in RunspaceConnections.Current.All.Select(connection => (connection.Domain, connection.Server))
            .Concat(RunspaceSimulators.Running.Select(simulator => (Domain: (string?)simulator.Domain, simulator.Server)))
        where known.Domain is not null
        group known.Server by known.Domain into servers
        orderby servers.Key
        select new Offer(servers.Key, $"at {string.Join(", ", servers.Distinct())}");
}
