namespace PortSip.Client.Tests.Authentication;

/// <summary>A PBX that refuses the tokens which it has just given out. It blocks addresses that send the password too often.</summary>
public sealed class RefusedTokenTests
{
    private readonly TestClock _clock = new();

    [Theory]
    [InlineData("a new token")]
    [InlineData("the same token")]
    [InlineData("refused")]
    [InlineData("unknown")]
    public async Task Where_every_token_is_refused_the_password_is_sent_twice_and_never_again(string refresh)
    {
        var tokens = 0;
        using var pbx = Pbx(refresh, () => $"token-{++tokens}", _ => Reply.Error(401, "UNAUTHORIZED"));
        using var bench = await SignInAsync(pbx);

        for (var i = 0; i < 10; i++)
            Assert.Equal(PortSipFailure.SessionExpired, (await Bench.FailureOf(() => ListAsync(bench))).Failure);

        Assert.Equal(2, SignIns(pbx));
        var sent = pbx.Requests.Count;
        var e = await Bench.FailureOf(() => ListAsync(bench));
        Assert.Equal((sent, true), (pbx.Requests.Count, e.IsSafeToRetry));
        Assert.Equal(PortSipFailureReason.TokensRefused, e.Reason);
    }

    [Fact]
    public async Task Where_every_token_is_refused_all_that_wait_say_SessionExpired()
    {
        var arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var pbx = new MemoryPbx(async (request, _) =>
        {
            if (request.Path.EndsWith("sign_in", StringComparison.Ordinal))
                return Reply.Token();
            if (request.Path.EndsWith("refresh_token", StringComparison.Ordinal))
                return Reply.Error(400);
            if (Interlocked.Increment(ref arrived) == 30)
                all.TrySetResult();
            await all.Task;
            return Reply.Error(401);
        });
        using var bench = await SignInAsync(pbx);

        var failures = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => Bench.FailureOf(() => ListAsync(bench)))));

        Assert.All(failures, e => Assert.Equal(PortSipFailure.SessionExpired, e.Failure));
        Assert.Equal(2, SignIns(pbx));
    }

    [Fact]
    public async Task A_PBX_that_loses_all_tokens_now_and_then_is_signed_in_to_each_time()
    {
        var valid = "";
        using var pbx = Pbx("refused", () => valid = Guid.NewGuid().ToString("N"), request => request.Header("Authorization") == $"Bearer {valid}" ? Reply.Calls() : Reply.Error(401));
        using var bench = await SignInAsync(pbx);

        for (var restarts = 0; restarts < 10; restarts++)
        {
            await ListAsync(bench);
            valid = "lost";
            _clock.Step(TimeSpan.FromMinutes(20));
        }

        Assert.Equal(10, SignIns(pbx));
    }

    [Fact]
    public async Task A_refresh_that_brings_the_refused_token_again_is_followed_by_a_sign_in()
    {
        var signIns = 0;
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" => Reply.Token(++signIns == 1 ? "dead" : "alive"),
            "/api/auth/refresh_token" => Reply.Token("dead"),
            _ => request.Header("Authorization") == "Bearer alive" ? Reply.Calls() : Reply.Error(401),
        });
        using var bench = await SignInAsync(pbx);

        await ListAsync(bench);

        Assert.Equal(
            ["/api/auth/sign_in", "/api/sessions", "/api/auth/refresh_token", "/api/auth/sign_in", "/api/sessions"], pbx.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task Without_a_held_credential_a_refresh_that_brings_the_refused_token_again_is_the_end()
    {
        using var pbx = Pbx("the same token", () => "dead", _ => Reply.Error(401));
        using var bench = await SignInAsync(pbx, keepsCredential: false);

        for (var i = 0; i < 3; i++)
            Assert.Equal(PortSipFailure.SessionExpired, (await Bench.FailureOf(() => ListAsync(bench))).Failure);

        Assert.Equal((1, 1), (SignIns(pbx), pbx.Count("POST", "/api/auth/refresh_token")));
    }

    [Fact]
    public async Task Ahead_of_time_a_refresh_may_bring_the_same_token_for_longer()
    {
        using var pbx = Pbx("the same token", () => "token", _ => Reply.Calls());
        using var bench = await SignInAsync(pbx);

        for (var i = 0; i < 5; i++)
        {
            _clock.Step(TimeSpan.FromSeconds(1750));
            await ListAsync(bench);
        }

        Assert.Equal((1, 5), (SignIns(pbx), pbx.Count("POST", "/api/auth/refresh_token")));
    }

    [Fact]
    public async Task A_sign_in_that_is_due_is_not_a_sign_of_trouble()
    {
        // No refresh there, so that each renewal is a sign-in; and not one request is done.
        using var pbx = new MemoryPbx(request => request.Path == "/api/login" ? Reply.Token(refreshToken: null) : Reply.Empty(403));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, _clock, pbx, method: PortSipAuthenticationMethod.Login));

        for (var i = 0; i < 5; i++)
        {
            _clock.Step(TimeSpan.FromSeconds(1750));
            Assert.Equal(PortSipFailure.Forbidden, (await Bench.FailureOf(() => ListAsync(bench))).Failure);
        }

        Assert.Equal(6, pbx.Count("POST", "/api/login"));
    }

    [Theory]
    [InlineData("<html>Unauthorized</html>")]
    [InlineData("Unauthorized")]
    public async Task A_401_that_is_not_the_PBX_s_renews_nothing_and_sends_no_password(string body)
    {
        using var pbx = Pbx("a new token", () => Bench.Token, _ => Reply.Text(body, 401));
        using var bench = await SignInAsync(pbx);

        for (var i = 0; i < 3; i++)
            Assert.Equal(PortSipFailure.InvalidResponse, (await Bench.FailureOf(() => ListAsync(bench))).Failure);

        Assert.Equal((1, 0), (SignIns(pbx), pbx.Count("POST", "/api/auth/refresh_token")));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_page_in_answer_to_a_refresh_sends_no_password_either_and_the_next_request_tries_again(int status)
    {
        var refreshes = 0;
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" => Reply.Token(),
            "/api/auth/refresh_token" => ++refreshes == 1 ? Reply.Html(status) : Reply.Token("second-token", "second-refresh"),
            _ => Reply.Calls(),
        });
        using var bench = await SignInAsync(pbx);
        _clock.Step(TimeSpan.FromHours(1));

        var e = await Bench.FailureOf(() => ListAsync(bench));
        await ListAsync(bench);

        Assert.Equal((PortSipFailure.InvalidResponse, 1, 2), (e.Failure, SignIns(pbx), refreshes));
    }

    [Fact]
    public async Task What_answers_sign_ins_with_pages_gets_the_password_no_more_often()
    {
        var signIns = 0;
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" => ++signIns == 1 ? Reply.Token() : Reply.Html(),
            "/api/auth/refresh_token" => Reply.Error(400),
            _ => Reply.Error(401),
        });
        using var bench = await SignInAsync(pbx);

        for (var i = 0; i < 5; i++)
            await Bench.FailureOf(() => ListAsync(bench));

        Assert.Equal(2, signIns);
    }

    private static int SignIns(MemoryPbx pbx) => pbx.Count("POST", "/api/auth/sign_in");

    private static MemoryPbx Pbx(string refresh, Func<string> token, Func<Testing.RecordedRequest, HttpResponseMessage> answer)
    {
        var last = "";
        return new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" => Reply.Token(last = token()),
            "/api/auth/refresh_token" => refresh switch
            {
                "a new token" => Reply.Token(last = token()),
                "the same token" => Reply.Token(last),
                "unknown" => Reply.Error(404),
                _ => Reply.Error(400),
            },
            _ => answer(request),
        });
    }

    private Task<Bench> SignInAsync(MemoryPbx pbx, bool keepsCredential = true) =>
        Bench.SignInAsync(Bench.Options(Bench.MemoryUri, _clock, pbx, keepsCredential: keepsCredential));

    private static Task ListAsync(Bench bench) => bench.Client.Calls.ListAsync(CancellationToken.None);
}
