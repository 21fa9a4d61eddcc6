using System.Net;
using System.Net.Sockets;
using PortSip.Testing;

namespace PortSip.Client.Tests.Retries;

public sealed class CancellationTests
{
    [Theory]
    [MemberData(nameof(TestedOperation.Names), MemberType = typeof(TestedOperation))]
    public async Task Ends_at_once_before_anything_is_sent(string name)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Empty());
        using var bench = await Bench.SignInAsync(pbx);

        await CancelledAsync(bench, TestedOperation.Named(name), new CancellationToken(canceled: true));

        Assert.Single(pbx.Requests);
    }

    [Fact]
    public async Task Ends_at_once_while_the_connection_is_made()
    {
        // It accepts, and never answers the handshake of TLS.
        var connected = new TaskCompletionSource<Socket>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var silent = new SocketServer(socket =>
        {
            connected.TrySetResult(socket);
            return Task.CompletedTask;
        });
        var uri = new Uri(silent.Url.Replace("http:", "https:", StringComparison.Ordinal) + "/api/");
        using var cancellation = new CancellationTokenSource();

        using var client = new PortSipDirectClient(Bench.Options(uri));
        var dialling = client.OriginateCallAsync(TestedOperation.Direct, cancellation.Token);
        using var connection = await connected.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dialling);
    }

    [Theory]
    [MemberData(nameof(TestedOperation.Names), MemberType = typeof(TestedOperation))]
    public async Task Ends_at_once_while_the_answer_is_awaited(string name)
    {
        using var cancellation = new CancellationTokenSource();
        var operation = TestedOperation.Named(name);
        using var pbx = MemoryPbx.SigningIn((_, stop) =>
        {
            cancellation.Cancel();
            return Reply.NeverAsync(stop);
        });
        using var bench = await Bench.SignInAsync(pbx);

        await CancelledAsync(bench, operation, cancellation.Token);

        // No retry, and no look for a lost call.
        Assert.Equal(2, pbx.Requests.Count);
    }

    [Fact]
    public async Task Ends_at_once_while_the_answer_is_awaited_over_a_socket()
    {
        using var cancellation = new CancellationTokenSource();
        await using var pbx = await FakePbx.StartAsync(request =>
        {
            if (request.Path.EndsWith("sign_in", StringComparison.Ordinal))
                return SignedIn;
            cancellation.Cancel();
            return Answer.Never;
        });
        using var bench = await Bench.SignInAsync(Bench.Options(pbx.ApiUri));

        await CancelledAsync(bench, TestedOperation.Named("originate"), cancellation.Token);

        Assert.Single(pbx.Operations);
    }

    [Fact]
    public async Task Ends_at_once_in_the_middle_of_a_body()
    {
        using var cancellation = new CancellationTokenSource();
        await using var pbx = await FakePbx.StartAsync(async (request, _) =>
        {
            if (request.Path.EndsWith("sign_in", StringComparison.Ordinal))
                return SignedIn;
            await Task.Yield();
            return Answer.Stalled();
        });
        using var bench = await Bench.SignInAsync(Bench.Options(pbx.ApiUri));

        var running = bench.Client.Calls.ListAsync(cancellation.Token);
        while (pbx.Operations.Count == 0)
            await Task.Yield();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Single(pbx.Operations);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("hang up")]
    [InlineData("hold")]
    public async Task Ends_at_once_in_the_delay_before_a_retry(string name)
    {
        using var cancellation = new CancellationTokenSource();
        var clock = new TestClock { HoldsDelays = true };
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Empty(503));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx));

        var running = TestedOperation.Named(name).RunAsync(bench.Client, cancellation.Token);
        await clock.DelayBeganAsync();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(2, pbx.Requests.Count);
    }

    [Fact]
    public async Task Ends_at_once_while_the_budget_paces()
    {
        using var cancellation = new CancellationTokenSource();
        var clock = new TestClock { HoldsDelays = true };
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Calls());
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, requestsPerMinute: 1));

        var running = bench.Client.Calls.ListAsync(cancellation.Token);
        Assert.Equal(60, (await clock.DelayBeganAsync()).TotalSeconds);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Single(pbx.Requests);
    }

    [Fact]
    public async Task Ends_at_once_while_a_lost_call_is_looked_for()
    {
        using var cancellation = new CancellationTokenSource();
        using var pbx = MemoryPbx.SigningIn((request, stop) =>
        {
            if (request.Method == "POST")
                return Task.FromResult(Reply.Reset());
            cancellation.Cancel();
            return Reply.NeverAsync(stop);
        });
        using var bench = await Bench.SignInAsync(pbx);

        await CancelledAsync(bench, TestedOperation.Named("originate"), cancellation.Token);
    }

    [Fact]
    public async Task Ends_a_sign_in_at_once()
    {
        using var cancellation = new CancellationTokenSource();
        using var pbx = new MemoryPbx((_, stop) =>
        {
            cancellation.Cancel();
            return Reply.NeverAsync(stop);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => PortSipConnection.ConnectAsync(Bench.Options(Bench.MemoryUri, handler: pbx), SilentLog.Instance, cancellation.Token));

        Assert.Single(pbx.Requests);
    }

    private static Answer SignedIn => Answer.Json("""{"access_token":"t","expires_in":1800}""");

    private static async Task CancelledAsync(Bench bench, TestedOperation operation, CancellationToken cancellationToken)
    {
        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => operation.RunAsync(bench.Client, cancellationToken));
        Assert.Equal(cancellationToken, e.CancellationToken);
    }
}
