namespace PortSip.Client.Tests.Authentication;

/// <summary>How long a token is valid, and when it is renewed.</summary>
public sealed class TokenTests : TokenFixture
{
    [Fact]
    public async Task A_token_is_renewed_a_minute_before_it_ends()
    {
        using var pbx = Renewing();
        using var bench = await SignInAsync(pbx);

        Clock.Step(TimeSpan.FromSeconds(1739));
        await ListAsync(bench);
        Assert.Equal(0, pbx.Count("POST", "/api/auth/refresh_token"));
        Clock.Step(TimeSpan.FromSeconds(1));
        await ListAsync(bench);

        Assert.Equal(1, pbx.Count("POST", "/api/auth/refresh_token"));
        Assert.Equal("Bearer second-token", pbx.Requests[^1].Header("Authorization"));
        Assert.Equal(Clock.UtcNow.AddSeconds(1800), bench.Connection.TokenExpiresAt);
    }

    [Theory]
    [InlineData("""{"access_token":"second-token","expires_in":100}""", 90)]
    [InlineData("""{"access_token":"second-token","expires_in":"3600"}""", 3540)]
    [InlineData("""{"access_token":"second-token","expires_in":2.5}""", 2.25)]
    [InlineData("""{"access_token":"second-token"}""", 270)]
    [InlineData("""{"access_token":"second-token","expires_in":null,"expires_at":null}""", 270)]
    [InlineData("""{"access_token":"second-token","expires_in":"","expires_at":""}""", 270)]
    [InlineData("""{"access_token":"second-token","expires_in":0}""", 270)]
    [InlineData("""{"access_token":"second-token","expires_in":-5}""", 270)]
    [InlineData("""{"access_token":"second-token","expires_at":"2024-02-31T25:61:00Z","expires_in":1800}""", 1740)]
    [InlineData("""{"access_token":"second-token","expires_at":"2024-02-31T25:61:00Z"}""", 270)]
    [InlineData("""{"access_token":"second-token","expires_at":"1999-01-01T00:00:00Z"}""", 270)]
    [InlineData("""{"access_token":"second-token","expires_at":12}""", 270)]
    [InlineData("""{"access_token":"second-token","expires_in":1e300}""", 270)]
    public async Task The_life_of_a_token_is_read_in_every_form(string answer, double dueAfterSeconds)
    {
        using var pbx = new MemoryPbx(request => request.Method == "GET" ? Reply.Calls() : Reply.Json(answer));
        using var bench = await SignInAsync(pbx);

        Clock.Step(TimeSpan.FromSeconds(dueAfterSeconds - 0.1));
        await ListAsync(bench);
        Assert.Equal(2, pbx.Requests.Count);
        Clock.Step(TimeSpan.FromSeconds(0.2));
        await ListAsync(bench);

        Assert.Equal(2, pbx.Count("POST", "/api/auth/sign_in"));
    }

    [Theory]
    [InlineData(-90)]
    [InlineData(0)]
    [InlineData(90)]
    public async Task The_end_of_a_token_is_meant_by_the_clock_of_the_PBX(int minutesApart)
    {
        var pbxNow = Clock.UtcNow.AddMinutes(minutesApart);
        using var pbx = new MemoryPbx(request => request.Method == "GET" ? Reply.Calls()
            : Reply.Json($$"""{"access_token":"second-token","expires_at":"{{pbxNow.AddSeconds(600):O}}"}""").At(pbxNow));
        using var bench = await SignInAsync(pbx);

        Assert.Equal(Clock.UtcNow.AddSeconds(600), bench.Connection.TokenExpiresAt);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z", "2024-01-01T00:00:00Z")]
    public async Task A_token_for_ever_is_a_token(string expiresAt, string pbxNow)
    {
        using var pbx = new MemoryPbx(request => request.Method == "GET" ? Reply.Calls()
            : Reply.Json($$"""{"access_token":"second-token","expires_at":"{{expiresAt}}"}""").At(DateTimeOffset.Parse(pbxNow, System.Globalization.CultureInfo.InvariantCulture)));
        using var bench = await SignInAsync(pbx);

        await ListAsync(bench);

        Assert.Null(bench.Connection.TokenExpiresAt);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\\nb")]
    [InlineData("a\\u0000b")]
    [InlineData("tökén")]
    public async Task A_token_that_no_header_can_carry_says_InvalidResponse(string token)
    {
        using var pbx = new MemoryPbx(_ => Reply.Json($$"""{"access_token":"{{token}}"}"""));

        var e = await Bench.FailureOf(() => SignInAsync(pbx));

        Assert.Equal(PortSipFailure.InvalidResponse, e.Failure);
    }

    [Fact]
    public async Task A_token_revoked_elsewhere_is_renewed_once_and_the_request_sent_once_more()
    {
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" => Reply.Token(),
            "/api/auth/refresh_token" => Reply.Token("second-token", "second-refresh"),
            _ => request.Header("Authorization") == "Bearer second-token" ? Reply.Json(Reply.Call) : Reply.Error(401),
        });
        using var bench = await SignInAsync(pbx);

        var call = await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);

        Assert.Equal("884757570370146304", call.Id);
        Assert.Equal(
            ["/api/auth/sign_in", "/api/sessions", "/api/auth/refresh_token", "/api/sessions"], pbx.Requests.Select(r => r.Path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Thirty_requests_in_flight_share_one_renewal(bool isAheadOfTime)
    {
        var arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var pbx = new MemoryPbx(async (request, _) =>
        {
            if (request.Path.EndsWith("sign_in", StringComparison.Ordinal))
                return Reply.Token();
            if (request.Path.EndsWith("refresh_token", StringComparison.Ordinal))
                return Reply.Token("second-token", "second-refresh");
            if (request.Header("Authorization") == "Bearer second-token")
                return Reply.Calls();
            // All thirty are refused, when all have arrived.
            if (Interlocked.Increment(ref arrived) == 30)
                all.TrySetResult();
            await all.Task;
            return Reply.Error(401);
        });
        using var bench = await SignInAsync(pbx);
        if (isAheadOfTime)
            Clock.Step(TimeSpan.FromSeconds(1750));

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => ListAsync(bench))));

        Assert.Equal(1, pbx.Count("POST", "/api/auth/refresh_token"));
        Assert.Equal(isAheadOfTime ? 30 : 60, pbx.Count("GET", "/api/sessions"));
        Assert.Equal(1, pbx.Count("POST", "/api/auth/sign_in"));
    }

    [Fact]
    public async Task A_client_that_renews_nothing_reads_no_collection_with_a_new_token()
    {
        using var pbx = MemoryPbx.SigningIn(request => Reply.Error(401, "UNAUTHORIZED"));
        using var bench = await SignInAsync(pbx);
        Clock.Step(TimeSpan.FromHours(1));
        var client = new PortSipClient(bench.Connection) { RenewsToken = false };

        foreach (var read in new Func<Task>[]
        {
            () => client.Calls.ListAsync(CancellationToken.None),
            () => client.Queues.ListAsync(CancellationToken.None),
            () => client.Queues.ListOwnAsync(CancellationToken.None),
            () => client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(CancellationToken.None),
            () => client.Monitoring.ListGroupsAsync().ToListAsync(CancellationToken.None),
            () => client.Rest.InvokeAsync(new RestRequest { Path = "users" }, CancellationToken.None),
        })
            Assert.Equal(PortSipFailure.SessionExpired, (await Bench.FailureOf(read)).Failure);

        Assert.Equal(1, pbx.Requests.Count(r => r.Path.Contains("/auth/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_renewal_in_the_middle_of_a_request_counts_against_its_time_out()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var pbx = new MemoryPbx(async (request, stop) =>
        {
            if (request.Path.EndsWith("sign_in", StringComparison.Ordinal))
                return Reply.Token();
            if (!request.Path.EndsWith("refresh_token", StringComparison.Ordinal))
            {
                // Half of the request's time is gone when it is refused.
                Clock.Step(TimeSpan.FromSeconds(10));
                return Reply.Error(401);
            }
            asked.TrySetResult();
            return await Reply.NeverAsync(stop);
        });
        using var bench = await SignInAsync(pbx, timeoutSeconds: 20);
        var running = bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);
        await asked.Task;
        Clock.Step(TimeSpan.FromSeconds(10));

        var e = await Bench.FailureOf(() => running);

        Assert.Equal((PortSipFailure.TimedOut, true), (e.Failure, e.IsSafeToRetry));
        Assert.Equal(1, pbx.Count("POST", "/api/sessions"));
    }
}
