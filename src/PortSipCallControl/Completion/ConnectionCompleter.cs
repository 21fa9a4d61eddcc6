namespace PortSipCallControl;

/// <summary>Offers the names of this session's connections.</summary>
internal sealed class ConnectionCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from connection in RunspaceConnections.Current.All
        select new Offer(connection.Name, $"{connection.UserName} at {connection.Server}");
}
