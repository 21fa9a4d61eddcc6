using System.Globalization;

namespace PortSip.Client.Tests.Calls;

/// <summary>The response to an originate was lost: the call is searched for, and never placed again.</summary>
public sealed class LostOriginateTests : LostOriginateFixture
{
    [Fact]
    public async Task The_one_call_that_began_since_between_the_parties_is_the_one()
    {
        using var pbx = Losing(() => Reply.Calls(
            ("1", "1001", "1009", Clock.PbxNow),
            ("884757570370146304", "1001", "1002", Clock.PbxNow),
            ("3", "1002", "1001", Clock.PbxNow)).At(Clock.PbxNow));
        using var bench = await SignInAsync(pbx);

        var call = await bench.Client.Calls.OriginateAsync(TestedOperation.Originate with { UserData = "run 7" }, CancellationToken.None);

        Assert.Equal(("884757570370146304", "1001", "1002", "run 7"), (call.Id, call.Caller, call.Callee, call.UserData));
        Assert.Same(bench.Connection, call.Connection);
        Assert.Contains("884757570370146304", Assert.Single(bench.Log.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, pbx.Count("POST", "/api/sessions"));
    }

    [Theory]
    [InlineData("sip:1001@test.io", "sip:1002@test.io")]
    [InlineData("SIP:1001@test.io", "1002@test.io")]
    public async Task Parties_can_come_as_SIP_URIs(string caller, string callee)
    {
        using var pbx = Losing(() => Reply.Calls(("7", caller, callee, Clock.PbxNow)).At(Clock.PbxNow));
        using var bench = await SignInAsync(pbx);

        var call = await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);

        Assert.Equal(("7", "1001", "1002"), (call.Id, call.Caller, call.Callee));
    }

    [Fact]
    public async Task An_older_call_between_the_same_parties_is_not_taken()
    {
        using var pbx = Losing(() => Reply.Calls(("7", "1001", "1002", Clock.PbxNow.AddMinutes(-5))).At(Clock.PbxNow));
        using var bench = await SignInAsync(pbx);

        var e = await LostAsync(bench);

        Assert.Empty(e.Candidates);
    }

    [Theory]
    [InlineData(-300)]
    [InlineData(300)]
    public async Task The_clocks_of_the_two_machines_may_stand_apart(int minutes)
    {
        // The PBX's clock is away from ours; its Date header says how far.
        var clock = new TestClock { Skew = TimeSpan.FromMinutes(minutes) };
        using var pbx = Losing(() => Reply.Calls(
            ("old", "1001", "1002", clock.PbxNow.AddSeconds(-30)), ("new", "1001", "1002", clock.PbxNow)).At(clock.PbxNow));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx));

        Assert.Equal("new", (await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None)).Id);
    }

    [Fact]
    public async Task Time_that_the_request_took_counts_as_since()
    {
        using var pbx = new MemoryPbx(async (request, stop) =>
        {
            if (request.Path.EndsWith("sign_in", StringComparison.Ordinal))
                return Reply.Token();
            if (request.Method == "GET")
                return Reply.Calls(("7", "1001", "1002", Clock.PbxNow.AddSeconds(-95))).At(Clock.PbxNow);
            while (!stop.IsCancellationRequested)
                Clock.Step(TimeSpan.FromSeconds(1));
            return await Reply.NeverAsync(stop);
        });
        using var bench = await SignInAsync(pbx);

        Assert.Equal("7", (await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None)).Id);
    }

    [Fact]
    public async Task Two_calls_that_fit_are_both_named()
    {
        using var pbx = Losing(() => Reply.Calls(("77", "1001", "1002", Clock.PbxNow), ("88", "1001", "1002", Clock.PbxNow)).At(Clock.PbxNow));
        using var bench = await SignInAsync(pbx);

        var e = await LostAsync(bench);

        Assert.Equal(["77", "88"], e.Candidates.Select(c => c.Id));
        Assert.Contains("77, 88", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_takes_a_moment_to_show_is_found()
    {
        var looks = 0;
        using var pbx = Losing(() => ++looks < 3 ? Reply.Calls() : Reply.Calls(("77", "1001", "1002", Clock.PbxNow)).At(Clock.PbxNow));
        using var bench = await SignInAsync(pbx);

        Assert.Equal("77", (await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None)).Id);
        Assert.Equal([0.5, 1], Clock.Delays.Select(d => d.TotalSeconds));
    }

    [Fact]
    public async Task None_that_fits_leaves_it_unknown_and_says_how_to_look()
    {
        using var pbx = Losing(() => Reply.Calls());
        using var bench = await SignInAsync(pbx);

        var e = await LostAsync(bench);
        var withUserData = (PortSipOutcomeUnknownException)await Bench.FailureOf(
            () => bench.Client.Calls.OriginateAsync(TestedOperation.Originate with { UserData = "run 7" }, CancellationToken.None));

        Assert.Contains("wasn't sent again", e.Message, StringComparison.Ordinal);
        Assert.Equal((null, "run 7"), (Assert.IsType<PortSipOutcomeUnknownException>(e).Request?.UserData, Assert.IsType<PortSipOutcomeUnknownException>(withUserData).Request?.UserData));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_list_that_the_PBX_refuses_leaves_it_unknown(int status)
    {
        using var pbx = Losing(() => Reply.Error(status));
        using var bench = await SignInAsync(pbx);

        var e = await LostAsync(bench);

        Assert.Contains("could not be listed", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_leaves_it_unknown()
    {
        using var pbx = Losing(() => Reply.Html());
        using var bench = await SignInAsync(pbx);

        await LostAsync(bench);
    }

    [Fact]
    public async Task A_list_that_never_comes_ends_after_fifteen_seconds()
    {
        using var pbx = new MemoryPbx(async (request, stop) =>
        {
            if (request.Path.EndsWith("sign_in", StringComparison.Ordinal))
                return Reply.Token();
            if (request.Method == "POST")
                return Reply.Reset();
            while (!stop.IsCancellationRequested)
                Clock.Step(TimeSpan.FromSeconds(1));
            return await Reply.NeverAsync(stop);
        });
        using var bench = await SignInAsync(pbx);
        var start = Clock.Elapsed;

        var e = await LostAsync(bench);

        Assert.Contains("in time", e.Message, StringComparison.Ordinal);
        Assert.Equal(15, (Clock.Elapsed - start).TotalSeconds);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"id\":\"\"}")]
    [InlineData("{\"id\":null}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{\"id\":\"8847")]
    [InlineData("<html></html>")]
    public async Task An_accepted_originate_whose_answer_names_no_call_is_looked_for(string body)
    {
        using var pbx = MemoryPbx.SigningIn(request => request.Method == "POST"
            ? Reply.Json(body)
            : Reply.Calls(("77", "1001", "1002", Clock.PbxNow)).At(Clock.PbxNow));
        using var bench = await SignInAsync(pbx);

        Assert.Equal("77", (await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None)).Id);
        Assert.Equal(1, pbx.Count("POST", "/api/sessions"));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z")]
    public async Task Times_at_the_ends_of_the_calendar_are_times(string now, string startedAt)
    {
        using var pbx = Losing(() => Reply.Calls(("77", "1001", "1002", DateTimeOffset.Parse(startedAt, CultureInfo.InvariantCulture))).At(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
        using var bench = await SignInAsync(pbx);

        var e = await Record.ExceptionAsync(() => bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None));

        Assert.True(e is null or PortSipOutcomeUnknownException, $"{e}");
    }

    [Fact]
    public async Task A_transfer_with_a_lost_response_says_how_to_look()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.CutShort());
        using var bench = await SignInAsync(pbx);

        var e = await Bench.FailureOf(() => bench.Client.Calls.TransferLatestAsync("1001", "1002", CancellationToken.None));

        Assert.Equal((PortSipFailure.TransferOutcomeUnknown, false), (e.Failure, e.IsSafeToRetry));
        Assert.Equal(2, pbx.Requests.Count);
    }
}
