namespace PortSip.Client.Tests.Authentication;

/// <summary>The end of a connection: the token is revoked and forgotten.</summary>
public sealed class SignOutTests : TokenFixture
{
    [Fact]
    public async Task Disconnecting_revokes_the_token_and_forgets_it()
    {
        using var pbx = Renewing();
        using var bench = await SignInAsync(pbx);

        await bench.Connection.DisconnectAsync(bench.Log, CancellationToken.None);
        var e = await Bench.FailureOf(() => ListAsync(bench));
        await bench.Connection.DisconnectAsync(bench.Log, CancellationToken.None);

        Assert.Equal((PortSipFailure.NotConnected, false, null), (e.Failure, bench.Connection.IsConnected, bench.Connection.TokenExpiresAt));
        Assert.Equal(["/api/auth/sign_in", "/api/auth/sign_out"], pbx.Requests.Select(r => r.Path));
    }

    [Theory]
    [InlineData(401, null)]
    [InlineData(400, PortSipFailure.ValidationFailed)]
    [InlineData(404, PortSipFailure.NotFound)]
    [InlineData(500, PortSipFailure.ServerError)]
    [InlineData(503, PortSipFailure.ServerError)]
    [InlineData(429, PortSipFailure.RateLimited)]
    [InlineData(0, PortSipFailure.ConnectionFailed)]
    public async Task Disconnecting_forgets_the_token_whatever_the_PBX_answers(int status, PortSipFailure? failure)
    {
        using var pbx = new MemoryPbx(request => request.Path.EndsWith("sign_in", StringComparison.Ordinal) ? Reply.Token() : status == 0 ? Reply.Reset() : Reply.Empty(status));
        using var bench = await SignInAsync(pbx);

        var e = await Record.ExceptionAsync(() => bench.Connection.DisconnectAsync(bench.Log, CancellationToken.None));

        Assert.Equal(failure, (e as PortSipException)?.Failure);
        Assert.Equal(2, pbx.Requests.Count);
        Assert.Equal(PortSipFailure.NotConnected, (await Bench.FailureOf(() => ListAsync(bench))).Failure);
    }

    [Fact]
    public async Task A_request_in_flight_when_the_connection_is_closed_says_NotConnected_and_is_not_tried_again()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var pbx = MemoryPbx.SigningIn((_, stop) =>
        {
            arrived.TrySetResult();
            return Reply.NeverAsync(stop);
        });
        using var bench = await SignInAsync(pbx);

        var running = ListAsync(bench);
        await arrived.Task;
        bench.Connection.Dispose();

        var e = await Bench.FailureOf(() => running);
        Assert.Equal(PortSipFailure.NotConnected, e.Failure);
        Assert.Empty(Clock.Delays);
    }

    [Fact]
    public async Task An_originate_in_flight_when_the_connection_is_closed_is_unknown()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var pbx = MemoryPbx.SigningIn((_, stop) =>
        {
            arrived.TrySetResult();
            return Reply.NeverAsync(stop);
        });
        using var bench = await SignInAsync(pbx);

        var running = bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);
        await arrived.Task;
        bench.Connection.Dispose();

        Assert.Equal(PortSipFailure.CallOutcomeUnknown, (await Bench.FailureOf(() => running)).Failure);
    }
}
