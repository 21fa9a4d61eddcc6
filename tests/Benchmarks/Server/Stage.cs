namespace PortSipCallControl.Benchmarks;

/// <summary>The server, and the clients and sessions that are connected to it: made when they are first needed.</summary>
internal sealed class Stage(ServerProcess server) : IDisposable
{
    private readonly Dictionary<string, BareClient> _clients = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Url, Uri? Events), ModuleSession> _sessions = [];

    public ServerProcess Server => server;

    public BareClient Client(string url) => _clients.TryGetValue(url, out var client) ? client : _clients[url] = new BareClient(url);

    public ModuleSession Session(string url, Uri? events = null) =>
        _sessions.TryGetValue((url, events), out var session) ? session : _sessions[(url, events)] = new ModuleSession(url, events);

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
            session.Dispose();
        foreach (var client in _clients.Values)
            client.Dispose();
        server.Dispose();
    }
}
