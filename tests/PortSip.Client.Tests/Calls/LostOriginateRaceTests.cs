using System.Globalization;

namespace PortSip.Client.Tests.Calls;

/// <summary>Several originates at a time, one of which lost its response: no call is taken for that of another.</summary>
public sealed class LostOriginateRaceTests : LostOriginateFixture
{
    private int _originates;

    [Fact]
    public async Task A_call_that_another_originate_got_is_not_taken_for_the_lost_one()
    {
        var originates = 0;
        using var pbx = MemoryPbx.SigningIn(request => request.Method == "GET" ? Reply.Calls(("884757570370146304", "1001", "1002", Clock.PbxNow)).At(Clock.PbxNow)
            : ++originates == 1 ? Reply.Json(Reply.Call)
            : Reply.Reset());
        using var bench = await SignInAsync(pbx);

        var first = await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);
        var e = await LostAsync(bench);

        Assert.Equal("884757570370146304", first.Id);
        Assert.Empty(e.Candidates);
    }

    [Fact]
    public async Task A_call_beside_one_that_another_originate_got_is_the_lost_one()
    {
        var originates = 0;
        using var pbx = MemoryPbx.SigningIn(request => request.Method == "GET"
            ? Reply.Calls(("884757570370146304", "1001", "1002", Clock.PbxNow), ("77", "1001", "1002", Clock.PbxNow)).At(Clock.PbxNow)
            : ++originates == 1 ? Reply.Json(Reply.Call)
            : Reply.Reset());
        using var bench = await SignInAsync(pbx);
        await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);

        Assert.Equal("77", (await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None)).Id);
    }

    [Fact]
    public async Task A_call_whose_answer_is_still_on_its_way_is_not_taken_for_the_lost_one()
    {
        // The other originate's call shows before its answer comes, which it does after the second look.
        var (answer, looks) = (new TaskCompletionSource<HttpResponseMessage>(), 0);
        var other = Task.FromResult("");
        using var pbx = MemoryPbx.SigningIn(async (request, _) =>
        {
            if (request.Method == "POST")
                return Interlocked.Increment(ref _originates) == 1 ? await answer.Task : Reply.Reset();
            if (++looks == 3)
            {
                answer.SetResult(Reply.Json(Reply.Call));
                await other;
            }
            var theirs = ("884757570370146304", "1001", "1002", (DateTimeOffset?)Clock.PbxNow);
            return (looks < 4 ? Reply.Calls(theirs) : Reply.Calls(theirs, ("77", "1001", "1002", Clock.PbxNow))).At(Clock.PbxNow);
        });
        using var bench = await SignInAsync(pbx);
        other = IdAsync();

        Assert.Equal("77", await IdAsync());
        Assert.Equal("884757570370146304", await other);
        Assert.Equal(4, looks);

        async Task<string> IdAsync() => (await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None)).Id;
    }

    [Fact]
    public async Task While_another_call_between_the_parties_is_being_placed_the_call_is_ambiguous()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        using var pbx = MemoryPbx.SigningIn(async (request, _) => request.Method == "GET"
            ? Reply.Calls(("77", "1001", "1002", Clock.PbxNow)).At(Clock.PbxNow)
            : Interlocked.Increment(ref _originates) == 1 ? await answer.Task : Reply.Reset());
        using var bench = await SignInAsync(pbx);
        var other = bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);

        var e = await LostAsync(bench);

        Assert.Equal("77", Assert.Single(e.Candidates).Id);
        Assert.Contains("being placed now: 77", e.Message, StringComparison.Ordinal);
        answer.SetResult(Reply.Json(Reply.Call));
        await other;
    }

    [Fact]
    public async Task One_that_began_after_the_call_had_shown_cannot_have_placed_it()
    {
        // The call shows while another is under way; that one ends, and a third begins, before the second look.
        var (answer, never, looks) = (new TaskCompletionSource<HttpResponseMessage>(), new TaskCompletionSource<HttpResponseMessage>(), 0);
        Task other = Task.CompletedTask, third = Task.CompletedTask;
        Bench bench = null!;
        using var pbx = MemoryPbx.SigningIn(async (request, _) =>
        {
            if (request.Method == "POST")
                return Interlocked.Increment(ref _originates) switch { 1 => await answer.Task, 2 => Reply.Reset(), _ => await never.Task };
            if (++looks == 2)
            {
                answer.SetResult(Reply.Json(Reply.Call));
                await other;
                third = bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);
            }
            return Reply.Calls(("77", "1001", "1002", Clock.PbxNow)).At(Clock.PbxNow);
        });
        using (bench = await SignInAsync(pbx))
        {
            other = bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);

            Assert.Equal("77", (await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None)).Id);

            Assert.Equal(2, looks);
            never.SetResult(Reply.Json("""{"id":"78"}"""));
            await third;
        }
    }

    [Fact]
    public async Task What_was_held_back_is_named_also_where_the_looking_ends_early()
    {
        var (answer, looks) = (new TaskCompletionSource<HttpResponseMessage>(), 0);
        using var pbx = MemoryPbx.SigningIn(async (request, _) => request.Method == "GET"
            ? ++looks == 1 ? Reply.Calls(("77", "1001", "1002", Clock.PbxNow)).At(Clock.PbxNow) : Reply.Error(403)
            : Interlocked.Increment(ref _originates) == 1 ? await answer.Task : Reply.Reset());
        using var bench = await SignInAsync(pbx);
        var other = bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);

        Assert.Equal("77", Assert.Single((await LostAsync(bench)).Candidates).Id);
        answer.SetResult(Reply.Json(Reply.Call));
        await other;
    }

    [Fact]
    public async Task Of_two_lost_originates_at_a_time_only_one_gets_the_one_call()
    {
        // Neither list is answered before both are asked for: both searches see the call unclaimed.
        var lists = 0;
        var bothLook = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var pbx = MemoryPbx.SigningIn(async (request, _) =>
        {
            if (request.Method == "POST")
                return Reply.Reset();
            if (Interlocked.Increment(ref lists) == 2)
                bothLook.SetResult();
            await bothLook.Task;
            return Reply.Calls(("77", "1001", "1002", Clock.PbxNow)).At(Clock.PbxNow);
        });
        using var bench = await SignInAsync(pbx);

        var outcomes = await Task.WhenAll(OutcomeAsync(), OutcomeAsync());

        Assert.Equal(["77", "CallOutcomeUnknown"], outcomes.Order(StringComparer.Ordinal));

        async Task<string> OutcomeAsync()
        {
            try
            {
                return (await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None)).Id;
            }
            catch (PortSipException e)
            {
                return e.Failure.ToString();
            }
        }
    }

    [Fact]
    public async Task An_originate_that_waited_for_a_renewal_that_was_lost_was_not_placed()
    {
        var isOld = false;
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/auth/sign_in" when !isOld => Reply.Token(refreshToken: null),
            "/api/auth/sign_in" => Reply.Reset(),
            _ => Reply.Calls(("another's", "1001", "1002", Clock.PbxNow)).At(Clock.PbxNow),
        });
        using var bench = await SignInAsync(pbx);
        isOld = true;
        Clock.Step(TimeSpan.FromHours(1));

        var e = await Bench.FailureOf(() => bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None));

        Assert.Equal((PortSipFailure.ConnectionFailed, true), (e.Failure, e.IsSafeToRetry));
        Assert.StartsWith("place the call", e.Operation, StringComparison.Ordinal);
        Assert.All(pbx.Requests, r => Assert.EndsWith("sign_in", r.Path, StringComparison.Ordinal));
    }
}
