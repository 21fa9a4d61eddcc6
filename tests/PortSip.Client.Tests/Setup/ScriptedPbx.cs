using PortSip.Testing;

namespace PortSip.Client.Tests;

/// <summary>A PBX whose every answer a test writes, and a client that is connected to it. No retry waits.</summary>
internal sealed class ScriptedPbx : IAsyncDisposable
{
    private readonly FakePbx _pbx;

    private ScriptedPbx(FakePbx pbx, PortSipConnection connection)
    {
        _pbx = pbx;
        Connection = connection;
        Client = new PortSipClient(connection, Log);
    }

    public PortSipConnection Connection { get; }

    public PortSipClient Client { get; }

    public LineLog Log { get; } = new();

    /// <summary>What came, each as <c>GET /api/cdrs?top=100</c> and its body.</summary>
    public IReadOnlyList<string> Requests => [.. _pbx.Requests.Select(r => r.ToString())];

    public IReadOnlyList<RecordedRequest> Recorded => _pbx.Requests;

    public static Task<ScriptedPbx> StartAsync(Func<RecordedRequest, Answer> answer) => StartAsync((request, _) => Task.FromResult(answer(request)));

    public static async Task<ScriptedPbx> StartAsync(Func<RecordedRequest, CancellationToken, Task<Answer>> answer)
    {
        var pbx = await FakePbx.StartAsync(answer);
        return new ScriptedPbx(pbx, await ConnectAsync(pbx.ApiUri));
    }

    /// <summary>A connection whose delays are over at once, unless it is given a clock.</summary>
    public static Task<PortSipConnection> ConnectAsync(Uri apiUri, Clock? clock = null) => PortSipConnection.ConnectAsync(
        new PortSipConnectionOptions { ApiUri = apiUri, AccessToken = Secrets.Conceal("the-token"), Clock = clock ?? new HastyClock() }, SilentLog.Instance, default);

    public async ValueTask DisposeAsync()
    {
        Connection.Dispose();
        await _pbx.DisposeAsync();
    }

    /// <summary>Delays are over at once.</summary>
    private sealed class HastyClock : Clock
    {
        public override Task DelayAsync(TimeSpan time, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
