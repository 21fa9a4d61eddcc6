namespace PortSip.Client.Tests.Authentication;

/// <summary>One renewal for several requests.</summary>
public sealed class SharedRenewalTests : TokenFixture
{
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
        Clock.Step(TimeSpan.FromHours(1));

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
        Clock.Step(TimeSpan.FromHours(1));
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
        Clock.Step(TimeSpan.FromHours(1));

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
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, Clock, pbx, oneTimePassword: password), owner);
        isFirst = false;
        Clock.Step(TimeSpan.FromHours(1));

        var first = ListAsync(bench);
        await asked.Task;
        var second = new PortSipClient(bench.Connection, other).Calls.ListAsync(CancellationToken.None);
        stopped.SetException(new InvalidOperationException("The pipeline was stopped."));

        Assert.Equal("The pipeline was stopped.", (await Assert.ThrowsAsync<InvalidOperationException>(() => first)).Message);
        Assert.Empty(await second);
    }

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
