using PortSip.Simulator;
using PortSip.Testing;
using Answer = PortSip.Testing.Answer;

namespace PortSipCallControl.Tests.Faults;

/// <summary>What goes wrong with the requests of an operation.</summary>
/// <param name="attempt">Which request of the operation it is, from 1.</param>
/// <param name="commit">Has the PBX do what is asked, and gives its true answer.</param>
internal delegate Answer Fault(int attempt, Func<Answer> commit);

/// <summary>A simulated PBX behind Kestrel, which can truly reset, be silent and stop in the middle. One operation is affected, the others work.</summary>
internal sealed class FaultyPbx : IAsyncDisposable
{
    private static int _seeds;

    private readonly FakePbx _server;
    private readonly SimulatedPbx _pbx;
    private readonly Operation _operation;

    private FaultyPbx(FakePbx server, SimulatedPbx pbx, Operation operation)
    {
        _server = server;
        _pbx = pbx;
        _operation = operation;
    }

    public string Url => _server.Url;

    /// <summary>How many requests of the operation came.</summary>
    public int Requests => _server.Requests.Count(_operation.Is);

    public int ActiveCalls => _pbx.ActiveCalls.Count;

    /// <summary>The tokens that went over the wire.</summary>
    public IEnumerable<string> Tokens => _server.Requests.Select(r => r.Header("Authorization")).OfType<string>().Select(h => h.Split(' ')[1]).Distinct();

    public static async Task<FaultyPbx> StartAsync(Operation operation, Fault fault)
    {
        // Ids of its own: where a port is used again, the client still knows which calls were placed there.
        var pbx = new SimulatedPbx(new SimulatorOptions { CallRecording = SimulatorCallRecording.AnsweredCalls, Seed = Interlocked.Increment(ref _seeds) });
        foreach (var callee in operation.Callees)
        {
            var call = pbx.Originate(new SimulatedOriginate("1001", callee));
            if (operation.IsAfterTheCalls)
                pbx.HangUp(call.Id, "1001");
        }
        var attempts = 0;
        var server = await FakePbx.StartAsync(request => operation.Is(request)
            ? fault(Interlocked.Increment(ref attempts), () => Handle(pbx, request))
            : Handle(pbx, request));
        return new FaultyPbx(server, pbx, operation);
    }

    /// <summary>The id of a call of 1001 with the callee.</summary>
    public string? CallWith(string callee) => _pbx.ActiveCalls.FirstOrDefault(c => c.Legs.Any(l => l.Number == callee))?.Id;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _pbx.Dispose();
    }

    private static Answer Handle(SimulatedPbx pbx, RecordedRequest request)
    {
        var answer = pbx.Handle(new SimulatorRequest { Method = request.Method, PathAndQuery = request.PathAndQuery, Headers = [.. request.Headers], Body = request.Body });
        var headers = answer.Headers.ToDictionary(h => h.Key, h => h.Value);
        headers.Remove("Content-Type", out var type);
        return Answer.Raw(answer.StatusCode, type, answer.Body.ToArray(), [.. headers.Select(h => (h.Key, h.Value))]);
    }
}

/// <summary>A cmdlet as the table names it, and the request that is its operation.</summary>
/// <param name="Callees">With whom 1001 talks before.</param>
internal sealed record Operation(string Name, string Command, string Method, string Path, params string[] Callees)
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        new("Connect", "Connect-PortSip $server $credential -Domain test.io @retry", "POST", "/api/auth/sign_in"),
        new("Disconnect", "Disconnect-PortSip", "POST", "/api/auth/sign_out"),
        new("List", "Get-PortSipCall", "GET", "/api/sessions"),
        new("Get", "Get-PortSipCall $first", "GET", "/api/sessions/{id}", "1002"),
        new("Originate", "New-PortSipCall 1001 1002", "POST", "/api/sessions"),
        new("Direct", "New-PortSipCall 1001 1002 -Direct -Server $server -Domain test.io -Credential $extension -TimeoutSec $retry.TimeoutSec", "GET", "/api/sessions/directly"),
        new("Hold", "Suspend-PortSipCall $first 1001", "POST", "/api/sessions/{id}/hold", "1002"),
        new("HoldLatest", "Suspend-PortSipCall -Latest 1001", "POST", "/api/sessions/1/hold", "1002"),
        new("Resume", "Resume-PortSipCall $first 1001", "POST", "/api/sessions/{id}/unhold", "1002"),
        new("ResumeLatest", "Resume-PortSipCall -Latest 1001", "POST", "/api/sessions/1/unhold", "1002"),
        new("Transfer", "Invoke-PortSipTransfer $first 1001 1004", "POST", "/api/sessions/{id}/refer", "1002"),
        new("TransferLatest", "Invoke-PortSipTransfer -Latest 1001 1004", "POST", "/api/sessions/1/refer", "1002"),
        new("TransferAttended", "Invoke-PortSipTransfer -Attended 1001 -Session1 $first -Session2 $second", "POST", "/api/sessions/1/attended_refer", "1002", "1003"),
        new("HangUp", "Stop-PortSipCall $first", "POST", "/api/sessions/{id}/destroy", "1002"),
        // Where the PBX comes to it, it refuses: the administrator has no phone to pick up with.
        new("PickUp", "Get-PortSipQueueCaller 8000 | Receive-PortSipQueueCall", "POST", "/api/call_queues/{id}/waiting/{id}/pickup", "8000"),
        new("Agent", "Set-PortSipAgent 8000 1008 -Status Ready", "POST", "/api/call_queues/{id}/agents/1008"),
        new("Presence", "Set-PortSipPresence Away", "POST", "/api/user/presence"),
        new("Monitor", "Add-PortSipMonitorGroupMember Support 1005", "POST", "/api/monitor_groups/{id}/members/1005"),
        new("Delete", "Get-PortSipRecording | Remove-PortSipRecording -Confirm:$false", "POST", "/api/recordings/{id}/destroy", "1002") { IsAfterTheCalls = true },
        new("Rest", "Invoke-PortSipRestMethod user/presence -Method Post -Body @{ presence = 'AWAY' }", "POST", "/api/user/presence"),
    ];

    /// <summary>Whether those calls have ended by then.</summary>
    public bool IsAfterTheCalls { get; init; }

    public bool NeedsConnection => Name is not ("Connect" or "Direct");

    public bool Is(RecordedRequest request)
    {
        var (theirs, mine) = (request.Path.Split('/'), Path.Split('/'));
        return request.Method == Method && theirs.Length == mine.Length
            && theirs.Zip(mine).All(p => p.First == p.Second || (p.Second == "{id}" && p.First != "directly"));
    }
}
