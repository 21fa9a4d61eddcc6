using PortSip.Testing;

namespace PortSip.Client.Tests.Retries;

/// <summary>What a 404 means to a hang-up that was retried.</summary>
public sealed class HangUpRetryTests
{
    [Theory]
    [InlineData("reset")]
    [InlineData("502")]
    [InlineData("503")]
    [InlineData("never")]
    public async Task A_404_to_a_retried_hang_up_says_that_it_was_done(string fault)
    {
        var clock = new TestClock();
        var attempts = 0;
        using var pbx = MemoryPbx.SigningIn((request, stop) =>
            ++attempts == 1 ? RetryTableTests.Table[fault].Answer(request, clock, stop) : Task.FromResult(Reply.Error(404)));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx));

        await bench.Client.Calls.HangUpAsync("111222", CancellationToken.None);

        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task A_404_after_a_renewal_says_so_too_where_an_attempt_came_before_it()
    {
        var attempts = 0;
        using var pbx = MemoryPbx.SigningIn(request => request.Path.EndsWith("/refresh_token", StringComparison.Ordinal) ? Reply.Token("second-token")
            : ++attempts switch { 1 => Reply.Html(502), 2 => Reply.Error(401), _ => Reply.Error(404) });
        using var bench = await Bench.SignInAsync(pbx);

        await bench.Client.Calls.HangUpAsync("111222", CancellationToken.None);

        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task A_404_to_a_first_hang_up_says_CallNotFound()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Error(404));
        using var bench = await Bench.SignInAsync(pbx);

        var e = await Bench.FailureOf(() => bench.Client.Calls.HangUpAsync("111222", CancellationToken.None));

        Assert.Equal(PortSipFailure.CallNotFound, e.Failure);
    }

    [Theory]
    [InlineData("429")]
    [InlineData("429 with Retry-After")]
    public async Task A_404_after_attempts_that_did_nothing_says_CallNotFound(string fault)
    {
        var clock = new TestClock();
        var attempts = 0;
        using var pbx = MemoryPbx.SigningIn((request, stop) =>
            ++attempts == 1 ? RetryTableTests.Table[fault].Answer(request, clock, stop) : Task.FromResult(Reply.Error(404)));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx));

        var e = await Bench.FailureOf(() => bench.Client.Calls.HangUpAsync("111222", CancellationToken.None));

        Assert.Equal((PortSipFailure.CallNotFound, 2), (e.Failure, attempts));
    }

    [Theory]
    [InlineData("503 page", "<html>Not Found</html>")]
    [InlineData("503 page", "404 page not found")]
    [InlineData("503", "{\"message\":\"no Route matched with those values\"}")]
    [InlineData("reset", "404")]
    [InlineData("502", "\n")]
    public async Task A_404_that_is_not_the_PBX_s_never_says_that_a_retried_hang_up_was_done(string fault, string body)
    {
        var clock = new TestClock();
        var attempts = 0;
        using var pbx = MemoryPbx.SigningIn((request, stop) =>
            ++attempts == 1 ? RetryTableTests.Table[fault].Answer(request, clock, stop) : Task.FromResult(Reply.Text(body, 404)));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx));

        var e = await Bench.FailureOf(() => bench.Client.Calls.HangUpAsync("111222", CancellationToken.None));

        Assert.Equal((PortSipFailure.InvalidResponse, 2), (e.Failure, attempts));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"Errors\":[{\"Code\":\"UNKNOWN\"}]}")]
    [InlineData("\uFEFF{\"errors\":[]}")]
    public async Task A_404_that_can_be_the_PBX_s_says_so(string body)
    {
        var attempts = 0;
        using var pbx = MemoryPbx.SigningIn(_ => ++attempts == 1 ? Reply.Empty(503) : Reply.Text(body, 404));
        using var bench = await Bench.SignInAsync(pbx);

        await bench.Client.Calls.HangUpAsync("111222", CancellationToken.None);

        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task A_404_to_a_retried_hold_stays_a_failure()
    {
        var attempts = 0;
        using var pbx = MemoryPbx.SigningIn(_ => ++attempts == 1 ? Reply.Empty(503) : Reply.Error(404));
        using var bench = await Bench.SignInAsync(pbx);

        var e = await Bench.FailureOf(() => bench.Client.Calls.HoldAsync("111222", "1001", CancellationToken.None));

        Assert.Equal(PortSipFailure.CallNotFound, e.Failure);
    }
}
