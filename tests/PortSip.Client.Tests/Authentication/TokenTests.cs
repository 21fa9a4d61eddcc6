namespace PortSip.Client.Tests.Authentication;

/// <summary>How long a token lives, and who renews it when.</summary>
public sealed class TokenTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public async Task A_token_is_renewed_a_minute_before_it_ends()
    {
        using var pbx = Renewing();
        using var bench = await SignInAsync(pbx);

        _clock.Step(TimeSpan.FromSeconds(1739));
        await ListAsync(bench);
        Assert.Equal(0, pbx.Count("POST", "/api/auth/refresh_token"));
        _clock.Step(TimeSpan.FromSeconds(1));
        await ListAsync(bench);

        Assert.Equal(1, pbx.Count("POST", "/api/auth/refresh_token"));
        Assert.Equal("Bearer second-token", pbx.Requests[^1].Header("Authorization"));
        Assert.Equal(_clock.UtcNow.AddSeconds(1800), bench.Connection.TokenExpiresAt);
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

        _clock.Step(TimeSpan.FromSeconds(dueAfterSeconds - 0.1));
        await ListAsync(bench);
        Assert.Equal(2, pbx.Requests.Count);
        _clock.Step(TimeSpan.FromSeconds(0.2));
        await ListAsync(bench);

        Assert.Equal(2, pbx.Count("POST", "/api/auth/sign_in"));
    }

    [Theory]
    [InlineData(-90)]
    [InlineData(0)]
    [InlineData(90)]
    public async Task The_end_of_a_token_is_meant_by_the_clock_of_the_PBX(int minutesApart)
    {
        var pbxNow = _clock.UtcNow.AddMinutes(minutesApart);
        using var pbx = new MemoryPbx(request => request.Method == "GET" ? Reply.Calls()
            : Reply.Json($$"""{"access_token":"second-token","expires_at":"{{pbxNow.AddSeconds(600):O}}"}""").At(pbxNow));
        using var bench = await SignInAsync(pbx);

        Assert.Equal(_clock.UtcNow.AddSeconds(600), bench.Connection.TokenExpiresAt);
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
            _clock.Step(TimeSpan.FromSeconds(1750));

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => ListAsync(bench))));

        Assert.Equal(1, pbx.Count("POST", "/api/auth/refresh_token"));
        Assert.Equal(isAheadOfTime ? 30 : 60, pbx.Count("GET", "/api/sessions"));
        Assert.Equal(1, pbx.Count("POST", "/api/auth/sign_in"));
    }

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
        _clock.Step(TimeSpan.FromHours(1));

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
        _clock.Step(TimeSpan.FromHours(1));

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
        _clock.Step(TimeSpan.FromHours(1));

        var e = await Bench.FailureOf(() => ListAsync(bench));
        await Bench.FailureOf(() => ListAsync(bench));

        Assert.Equal((PortSipFailure.SessionExpired, 1, 1), (e.Failure, pbx.Count("POST", "/api/auth/sign_in"), pbx.Count("POST", "/api/auth/refresh_token")));
    }

    [Fact]
    public async Task Without_a_held_credential_a_refresh_still_serves()
    {
        using var pbx = Renewing();
        using var bench = await SignInAsync(pbx, keepsCredential: false);
        _clock.Step(TimeSpan.FromHours(1));

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
        _clock.Step(TimeSpan.FromHours(1));

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
        _clock.Step(TimeSpan.FromSeconds(1750));

        await ListAsync(bench);
        Assert.Equal($"Bearer {Bench.Token}", pbx.Requests[^1].Header("Authorization"));
        _clock.Step(TimeSpan.FromSeconds(50));

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
        _clock.Step(TimeSpan.FromSeconds(1750));

        await ListAsync(bench);
        Assert.Equal($"Bearer {Bench.Token}", pbx.Requests[^1].Header("Authorization"));
        _clock.Step(TimeSpan.FromSeconds(50));

        Assert.Equal(PortSipFailure.InvalidResponse, (await Bench.FailureOf(() => ListAsync(bench))).Failure);
    }

    [Fact]
    public async Task A_client_that_renews_nothing_reads_no_collection_with_a_new_token()
    {
        using var pbx = MemoryPbx.SigningIn(request => Reply.Error(401, "UNAUTHORIZED"));
        using var bench = await SignInAsync(pbx);
        _clock.Step(TimeSpan.FromHours(1));
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
    public async Task A_caller_that_cancels_stops_waiting_and_the_renewal_continues_for_the_others()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var pbx = new MemoryPbx(async (request, _) =>
        {
            if (request.Path.EndsWith("sign_in", StringComparison.Ordinal))
                return Reply.Token();
            if (!request.Path.EndsWith("refresh_token", StringComparison.Ordinal))
                return Reply.Calls();
            asked.TrySetResult();
            await answer.Task;
            return Reply.Token("second-token", "second-refresh");
        });
        using var bench = await SignInAsync(pbx);
        using var cancellation = new CancellationTokenSource();
        _clock.Step(TimeSpan.FromHours(1));

        var first = bench.Client.Calls.ListAsync(cancellation.Token);
        await asked.Task;
        var second = ListAsync(bench);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult();
        await second;

        Assert.Equal((1, 1), (pbx.Count("POST", "/api/auth/refresh_token"), pbx.Count("GET", "/api/sessions")));
    }

    [Fact]
    public async Task A_renewal_leaves_the_askers_thread_to_itself()
    {
        using var pbx = Renewing();
        using var bench = await SignInAsync(pbx);
        _clock.Step(TimeSpan.FromHours(1));
        var context = new CountingContext();
        var before = SynchronizationContext.Current;

        SynchronizationContext.SetSynchronizationContext(context);
        var listing = ListAsync(bench);
        SynchronizationContext.SetSynchronizationContext(before);
        await listing;

        Assert.Equal((1, 0), (pbx.Count("POST", "/api/auth/refresh_token"), context.Posts));
    }

    [Fact]
    public async Task A_refused_renewal_is_an_exception_of_its_own_for_each()
    {
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var pbx = new MemoryPbx(async (request, _) =>
        {
            if (request.Path.EndsWith("sign_in", StringComparison.Ordinal))
                return Reply.Token();
            await refused.Task;
            return Reply.Error(400);
        });
        using var bench = await SignInAsync(pbx, keepsCredential: false);
        _clock.Step(TimeSpan.FromHours(1));

        var (first, second) = (ListAsync(bench), ListAsync(bench));
        refused.SetResult();
        PortSipException[] failures = [await Bench.FailureOf(() => first), await Bench.FailureOf(() => second), await Bench.FailureOf(() => ListAsync(bench)), await Bench.FailureOf(() => ListAsync(bench))];

        Assert.All(failures, e => Assert.Equal((PortSipFailure.SessionExpired, failures[0].Message, failures[0].Reason), (e.Failure, e.Message, e.Reason)));
        Assert.Equal(4, failures.Distinct().Count());
        Assert.Equal(1, pbx.Count("POST", "/api/auth/refresh_token"));
    }

    [Fact]
    public async Task A_failure_of_the_one_time_password_prompt_does_not_fail_the_others()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopped = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (owner, other) = (new CapturingLog(), new CapturingLog());
        var isFirst = true;
        var password = new OneTimePasswordSource(IsMailed: false, (log, _) =>
        {
            if (isFirst || log == other)
                return Task.FromResult(isFirst ? "111111" : "222222");
            asked.SetResult();
            return stopped.Task;
        });
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" => Reply.Json("""{"two_factor_enabled":true,"token":"pending"}"""),
            "/api/auth/verify_otp" => Reply.Token(refreshToken: null),
            _ => Reply.Calls(),
        });
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, _clock, pbx, oneTimePassword: password), owner);
        isFirst = false;
        _clock.Step(TimeSpan.FromHours(1));

        var first = ListAsync(bench);
        await asked.Task;
        var second = new PortSipClient(bench.Connection, other).Calls.ListAsync(CancellationToken.None);
        stopped.SetException(new InvalidOperationException("The pipeline was stopped."));

        Assert.Equal("The pipeline was stopped.", (await Assert.ThrowsAsync<InvalidOperationException>(() => first)).Message);
        Assert.Empty(await second);
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
                _clock.Step(TimeSpan.FromSeconds(10));
                return Reply.Error(401);
            }
            asked.TrySetResult();
            return await Reply.NeverAsync(stop);
        });
        using var bench = await SignInAsync(pbx, timeoutSeconds: 20);
        var running = bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);
        await asked.Task;
        _clock.Step(TimeSpan.FromSeconds(10));

        var e = await Bench.FailureOf(() => running);

        Assert.Equal((PortSipFailure.TimedOut, true), (e.Failure, e.IsSafeToRetry));
        Assert.Equal(1, pbx.Count("POST", "/api/sessions"));
    }

    [Fact]
    public async Task A_given_token_is_used_as_it_is_and_never_renewed()
    {
        using var pbx = new MemoryPbx(_ => Reply.Calls());
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, _clock, pbx, accessToken: $" {Bench.Token}\r\n"));
        _clock.Step(TimeSpan.FromDays(400));

        await ListAsync(bench);

        Assert.Equal($"Bearer {Bench.Token}", Assert.Single(pbx.Requests).Header("Authorization"));
        Assert.Equal((null, null, null), (bench.Connection.TokenExpiresAt, bench.Connection.UserName, bench.Connection.AuthenticationMethod));
    }

    [Fact]
    public async Task A_given_token_that_is_refused_is_final()
    {
        using var pbx = new MemoryPbx(_ => Reply.Error(401));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, _clock, pbx, accessToken: Bench.Token));

        var e = await Bench.FailureOf(() => ListAsync(bench));

        Assert.Equal((PortSipFailure.SessionExpired, 1), (e.Failure, pbx.Requests.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("é")]
    public async Task A_given_token_that_cannot_be_one_is_refused_and_not_shown(string token)
    {
        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(Bench.MemoryUri, _clock, accessToken: token)));

        Assert.Equal(PortSipFailure.ValidationFailed, e.Failure);
    }

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
        Assert.Empty(_clock.Delays);
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

    private static MemoryPbx Renewing() => new(request => request.Path switch
    {
        "/api/auth/sign_in" => Reply.Token(),
        "/api/auth/refresh_token" => Reply.Token("second-token", "second-refresh"),
        _ => request.Method == "GET" ? Reply.Calls() : Reply.Empty(),
    });

    private Task<Bench> SignInAsync(MemoryPbx pbx, bool keepsCredential = true, double timeoutSeconds = 100) =>
        Bench.SignInAsync(Bench.Options(Bench.MemoryUri, _clock, pbx, keepsCredential: keepsCredential, timeoutSeconds: timeoutSeconds));

    private static Task ListAsync(Bench bench) => bench.Client.Calls.ListAsync(CancellationToken.None);

    /// <summary>Counts what comes back to the thread that has it.</summary>
    private sealed class CountingContext : SynchronizationContext
    {
        private int _posts;

        public int Posts => _posts;

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posts);
            base.Post(d, state);
        }
    }
}
