using PortSip.Testing;

namespace PortSipCallControl.Tests.Strangers;

/// <summary>The sessions of a class of tests, one for each PBX. Each test gets a new connection, which remembers nothing.</summary>
public sealed class HostileSessions : IAsyncDisposable
{
    private readonly Dictionary<int, HostileSession> _started = [];

    /// <summary>A session at a PBX all of whose words are hostile.</summary>
    internal Task<HostileSession> ConnectedAsync() => ConnectedAsync(0, () => HostilePbx.StartAsync());

    /// <summary>A session at a PBX that refuses everything in hostile words.</summary>
    internal Task<HostileSession> RefusedAsync(int status) => ConnectedAsync(status, () => HostilePbx.StartAsync(() => HostilePbx.Refusal(status)));

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _started.Values)
            await session.DisposeAsync();
    }

    private async Task<HostileSession> ConnectedAsync(int key, Func<Task<FakePbx>> start)
    {
        if (_started.TryGetValue(key, out var known))
        {
            known.Connect();
            return known;
        }
        return _started[key] = await HostileSession.StartAsync(await start());
    }
}
