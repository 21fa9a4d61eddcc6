namespace PortSip.Client.Tests.Authentication;

/// <summary>What follows a renewal that is refused or lost.</summary>
public sealed class RefusedRenewalTests : TokenFixture
{
    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_refused_refresh_is_followed_by_one_sign_in(int status)
    {
        var signIns = 0;
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" => ++signIns == 1 ? Reply.Token() : Reply.Token("second-token", "second-refresh"),
            "/api/auth/refresh_token" => Reply.Error(status),
            _ => Reply.Calls(),
        });
        using var bench = await SignInAsync(pbx);
        Clock.Step(TimeSpan.FromHours(1));

        await ListAsync(bench);

        Assert.Equal(
            ["/api/auth/sign_in", "/api/auth/refresh_token", "/api/auth/sign_in", "/api/sessions"], pbx.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task A_refresh_whose_response_was_lost_is_followed_by_a_sign_in()
    {
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" => Reply.Token(),
            "/api/auth/refresh_token" => Reply.CutShort(),
            _ => Reply.Calls(),
        });
        using var bench = await SignInAsync(pbx);
        Clock.Step(TimeSpan.FromHours(1));

        await ListAsync(bench);

        Assert.Equal((1, 2), (pbx.Count("POST", "/api/auth/refresh_token"), pbx.Count("POST", "/api/auth/sign_in")));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refused_sign_in_is_final_for_all_that_wait_and_for_all_that_come_later(int status)
    {
        var signIns = 0;
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" => ++signIns == 1 ? Reply.Token() : Reply.Error(status, "UNAUTHORIZED"),
            "/api/auth/refresh_token" => Reply.Error(400),
            _ => Reply.Error(401),
        });
        using var bench = await SignInAsync(pbx);

        var failures = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Bench.FailureOf(() => ListAsync(bench)))));
        var later = await Bench.FailureOf(() => ListAsync(bench));

        Assert.All(failures.Append(later), e => Assert.Equal(PortSipFailure.SessionExpired, e.Failure));
        Assert.Equal(failures[0].Reason, later.Reason);
        Assert.Equal((2, 1), (signIns, pbx.Count("POST", "/api/auth/refresh_token")));
    }

    [Fact]
    public async Task Without_a_held_credential_a_refused_refresh_is_final()
    {
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" => Reply.Token(),
            "/api/auth/refresh_token" => Reply.Error(400),
            _ => Reply.Calls(),
        });
        using var bench = await SignInAsync(pbx, keepsCredential: false);
        Clock.Step(TimeSpan.FromHours(1));

        var e = await Bench.FailureOf(() => ListAsync(bench));
        await Bench.FailureOf(() => ListAsync(bench));

        Assert.Equal((PortSipFailure.SessionExpired, 1, 1), (e.Failure, pbx.Count("POST", "/api/auth/sign_in"), pbx.Count("POST", "/api/auth/refresh_token")));
    }

    [Fact]
    public async Task Without_a_held_credential_a_refresh_still_serves()
    {
        using var pbx = Renewing();
        using var bench = await SignInAsync(pbx, keepsCredential: false);
        Clock.Step(TimeSpan.FromHours(1));

        await ListAsync(bench);

        Assert.Equal(1, pbx.Count("POST", "/api/auth/refresh_token"));
    }

    [Fact]
    public async Task Without_a_held_credential_a_refresh_whose_response_was_lost_is_not_the_end()
    {
        var refreshes = 0;
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" => Reply.Token(),
            "/api/auth/refresh_token" => ++refreshes == 1 ? Reply.Reset() : Reply.Token("second-token", "second-refresh"),
            _ => Reply.Calls(),
        });
        using var bench = await SignInAsync(pbx, keepsCredential: false);
        Clock.Step(TimeSpan.FromHours(1));

        var e = await Bench.FailureOf(() => ListAsync(bench));
        await ListAsync(bench);

        Assert.Equal((PortSipFailure.ConnectionFailed, true, 2), (e.Failure, e.IsSafeToRetry, refreshes));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task An_early_renewal_that_fails_is_not_urgent(int status)
    {
        var signIns = 0;
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" => ++signIns == 1 ? Reply.Token() : Reply.Empty(status),
            "/api/auth/refresh_token" => Reply.Empty(status),
            _ => Reply.Calls(),
        });
        using var bench = await SignInAsync(pbx);
        Clock.Step(TimeSpan.FromSeconds(1750));

        await ListAsync(bench);
        Assert.Equal($"Bearer {Bench.Token}", pbx.Requests[^1].Header("Authorization"));
        Clock.Step(TimeSpan.FromSeconds(50));

        var e = await Bench.FailureOf(() => ListAsync(bench));
        Assert.Equal(status == 429 ? PortSipFailure.RateLimited : PortSipFailure.ServerError, e.Failure);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_early_renewal_whose_response_cannot_be_read_is_not_urgent(bool isCut)
    {
        var signIns = 0;
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" when ++signIns == 1 => Reply.Token(),
            "/api/auth/sign_in" or "/api/auth/refresh_token" => isCut ? Reply.CutShort() : Reply.Html(),
            _ => Reply.Calls(),
        });
        using var bench = await SignInAsync(pbx);
        Clock.Step(TimeSpan.FromSeconds(1750));

        await ListAsync(bench);
        Assert.Equal($"Bearer {Bench.Token}", pbx.Requests[^1].Header("Authorization"));
        Clock.Step(TimeSpan.FromSeconds(50));

        Assert.Equal(PortSipFailure.InvalidResponse, (await Bench.FailureOf(() => ListAsync(bench))).Failure);
    }
}
