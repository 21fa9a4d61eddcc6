using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using PortSip.Testing;

namespace PortSip.Simulator.Tests.Http;

/// <summary>A PBX behind TLS: what arrives is what was sent, in both directions, also where a connection is cut.</summary>
public sealed class TlsTests : IDisposable
{
    private const string Call = """{"caller":"1001","callee":"1002","send_sdp":true}""";

    private readonly SimulatedPbx _pbx = new();

    public TlsTests() => Assert.SkipWhen(MonoRuntime.IsRunning, "Mono can't make certificates.");

    public void Dispose() => _pbx.Dispose();

    [Fact]
    public async Task A_call_is_placed_over_https_and_the_certificate_has_the_reported_thumbprint()
    {
        using var server = SimulatorServer.StartTls(_pbx);
        string? seen = null;
        using var client = await SignInAsync(server, certificate => seen = Convert.ToHexString(SHA256.HashData(certificate)));

        using var originate = await PbxHttp.PostAsync(client, "sessions", Call);

        Assert.Equal((HttpStatusCode.Created, 1L), (originate.StatusCode, _pbx.OriginateCount));
        Assert.StartsWith("https://", server.ApiUri.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(server.Thumbprint, seen);
    }

    [Theory]
    [InlineData(SimulatorCertificate.Valid, false, false)]
    [InlineData(SimulatorCertificate.Expired, true, false)]
    [InlineData(SimulatorCertificate.WrongName, false, true)]
    public async Task A_certificate_can_be_expired_or_for_another_name(SimulatorCertificate certificate, bool isExpired, bool isForAnotherName)
    {
        using var server = SimulatorServer.StartTls(_pbx, certificate);
        var findings = new List<(bool IsExpired, bool IsForAnotherName)>();
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, presented, _, errors) =>
            {
                findings.Add((presented!.NotAfter < DateTime.Now, errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)));
                return false;
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = server.ApiUri };

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("info"));

        Assert.Equal((isExpired, isForAnotherName), findings[0]);
        Assert.Empty(_pbx.Journal);
    }

    [Fact]
    public async Task Large_bodies_arrive_whole_in_both_directions()
    {
        using var pbx = new SimulatedPbx(new SimulatorOptions { CallRecording = SimulatorCallRecording.AnsweredCalls, ClockMode = SimulatorClockMode.Frozen });
        using var server = SimulatorServer.StartTls(pbx);
        var received = 0;
        pbx.RequestComes = request => received = Math.Max(received, request.Body.Length);
        pbx.Rules.SetCallee("1002", new CalleeScript { HangUpAfter = TimeSpan.FromMinutes(1) });
        pbx.Originate(new SimulatedOriginate("1001", "1002"));
        pbx.Clock.Advance(TimeSpan.FromMinutes(1));
        var recording = pbx.State.Recordings.All.Single();
        using var client = await SignInAsync(server);

        var file = await client.GetByteArrayAsync(new Uri(server.ApiUri, $"blobs/{recording.Digest}"));
        using var sent = await PbxHttp.PostAsync(client, "sessions", new string(' ', 4_000_000) + Call);

        Assert.Equal(recording.Content, file);
        Assert.Equal((4_000_000 + Call.Length, HttpStatusCode.Created), (received, sent.StatusCode));
    }

    [Fact]
    public async Task Many_connections_at_once_are_served_and_end_with_their_clients()
    {
        using var server = SimulatorServer.StartTls(_pbx);
        using (var client = await SignInAsync(server))
        {
            var responses = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => PbxHttp.PostAsync(client, "sessions", Call)));
            Assert.DoesNotContain(responses, response => response.StatusCode != HttpStatusCode.Created);
            Assert.NotEqual(0, server.TlsConnectionCount);
        }

        await UntilAsync(() => server.TlsConnectionCount == 0);
        Assert.Equal(100, _pbx.OriginateCount);
    }

    [Theory]
    [InlineData(SimulatorFaultKind.CommitThenLoseAnswer, 1)]
    [InlineData(SimulatorFaultKind.ResetBeforeCommit, 0)]
    public async Task A_response_that_is_cut_is_cut_for_the_client_too(SimulatorFaultKind kind, int calls)
    {
        using var server = SimulatorServer.StartTls(_pbx);
        using var client = await SignInAsync(server);
        _pbx.Rules.AddFault(new SimulatorFault(kind) { Operation = SimulatorOperation.OriginateCall });

        await Assert.ThrowsAsync<HttpRequestException>(() => PbxHttp.PostAsync(client, "sessions", Call));

        Assert.Equal(calls, _pbx.OriginateCount);
        await UntilAsync(() => server.TlsConnectionCount == 0);
    }

    [Fact]
    public async Task A_client_that_vanishes_and_one_without_TLS_disturb_no_other()
    {
        using var server = SimulatorServer.StartTls(_pbx);
        using var client = await SignInAsync(server);
        using (var silent = new TcpClient())
            await silent.ConnectAsync(IPAddress.Loopback, server.ApiUri.Port);
        using var plain = new TcpClient();
        await plain.ConnectAsync(IPAddress.Loopback, server.ApiUri.Port);
        var request = Encoding.ASCII.GetBytes("GET /api/info HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await plain.GetStream().WriteAsync(request, 0, request.Length);
        await ReadToTheEndAsync(plain);

        using var originate = await PbxHttp.PostAsync(client, "sessions", Call);

        Assert.Equal(HttpStatusCode.Created, originate.StatusCode);
        await UntilAsync(() => server.TlsConnectionCount == 1);
    }

    [Fact]
    public async Task It_ends_with_the_server_together_with_what_was_in_progress()
    {
        var server = SimulatorServer.StartTls(_pbx);
        using var client = await SignInAsync(server);
        _pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.CommitThenNeverAnswer));
        var placed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = _pbx.State.CallEvents.Subscribe(_ => placed.TrySetResult(true));
        var waiting = PbxHttp.PostAsync(client, "sessions", Call);
        await placed.Task;

        server.Dispose();

        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
        Assert.Equal(0, server.TlsConnectionCount);
        using var probe = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => probe.ConnectAsync(IPAddress.Loopback, server.ApiUri.Port));
    }

    [Fact]
    public void A_port_that_is_taken_is_refused()
    {
        using var server = SimulatorServer.StartTls(_pbx);

        Assert.Throws<SocketException>(() => SimulatorServer.StartTls(_pbx, port: server.ApiUri.Port));
    }

    private static async Task<HttpClient> SignInAsync(SimulatorServer server, Action<byte[]>? sees = null)
    {
        var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
            {
                sees?.Invoke(certificate!.RawData);
                return true;
            },
        };
        return await PbxHttp.SignInAsync(server.ApiUri, handler);
    }

    private static async Task ReadToTheEndAsync(TcpClient client)
    {
        var buffer = new byte[1024];
        try
        {
            while (await client.GetStream().ReadAsync(buffer, 0, buffer.Length) > 0)
            {
                // A TLS alert, perhaps.
            }
        }
        catch (IOException)
        {
            // Cut off, which is as good.
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
            await Task.Delay(5, patience.Token);
    }
}
