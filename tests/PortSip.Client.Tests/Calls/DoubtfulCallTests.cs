using System.Globalization;

namespace PortSip.Client.Tests.Calls;

/// <summary>
/// The response to an originate was lost, and an active call between the same parties may have begun earlier: it is a candidate, and
/// never taken for the requested call.
/// </summary>
public sealed class DoubtfulCallTests
{
    private readonly TestClock _clock = new();

    [Theory]
    [InlineData("")]
    [InlineData(@",""started_at"":null")]
    [InlineData(@",""started_at"":""""")]
    [InlineData(@",""started_at"":""a moment ago""")]
    [InlineData(@",""started_at"":1724133600")]
    [InlineData(@",""started_at"":{}")]
    [InlineData(@",""started_at"":""2024-08-23T06:00:00""")]
    [InlineData(@",""started_at"":""2024-08-23 06:00:00.123""")]
    [InlineData(@",""started_at"":""2024-08-23""")]
    [InlineData(@",""started_at"":""2024-08-23T07:00:00Z""")]
    [InlineData(@",""started_at"":""2024-08-23T06:00:00-01:00""")]
    [InlineData(@",""started_at"":""9999-12-31T23:59:59Z""")]
    public async Task A_call_whose_start_is_unknown_or_impossible_is_a_candidate(string start)
    {
        // By its own clock the PBX's time is 2024-08-23T06:00:00Z.
        using var pbx = Losing(() => Reply.Json(Call("77", start)).At(_clock.PbxNow));

        await IsCandidateAsync(pbx, "77");
    }

    [Fact]
    public async Task Without_a_Date_header_it_is_unknown_what_began_since()
    {
        using var pbx = Losing(() => Reply.Calls(("77", "1001", "1002", _clock.UtcNow)));

        await IsCandidateAsync(pbx, "77");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(59)]
    public async Task Under_a_Date_that_is_an_hour_behind_a_strangers_call_is_not_new(int minutes)
    {
        using var pbx = Losing(() => Reply.Calls(("77", "1001", "1002", _clock.PbxNow.AddMinutes(-minutes))).At(_clock.PbxNow.AddHours(-1)));

        await IsCandidateAsync(pbx, "77");
    }

    [Fact]
    public async Task A_Date_before_the_start_of_any_call_is_off_for_all_of_them()
    {
        using var pbx = Losing(() => Reply.Calls(
            ("77", "1001", "1002", _clock.PbxNow.AddHours(-1)), ("78", "1003", "1004", _clock.PbxNow.AddMinutes(-5))).At(_clock.PbxNow.AddHours(-1)));

        await IsCandidateAsync(pbx, "77");
    }

    [Theory]
    [InlineData("2024-08-23T06:00:00Z")]
    [InlineData("2024-08-23T06:00:02Z")]
    [InlineData("2024-08-23T06:00:00.123456Z")]
    [InlineData("2024-08-23T05:59:58Z")]
    [InlineData("2024-08-23T08:00:00+02:00")]
    public async Task A_start_with_its_zone_at_about_the_PBXs_time_is_certain(string startedAt)
    {
        using var pbx = Losing(() => Reply.Json(Call("77", $",\"started_at\":\"{startedAt}\"")).At(_clock.PbxNow));
        using var bench = await SignInAsync(pbx);

        Assert.Equal("77", (await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None)).Id);
    }

    [Fact]
    public async Task Beside_a_doubtful_call_a_certain_one_is_not_certainly_the_one()
    {
        using var pbx = Losing(() => Reply.Calls(("77", "1001", "1002", _clock.PbxNow), ("78", "1001", "1002", null)).At(_clock.PbxNow));

        await IsCandidateAsync(pbx, "77", "78");
    }

    [Fact]
    public async Task A_doubtful_call_that_another_originate_has_got_does_not_stand_in_the_way()
    {
        var originates = 0;
        using var pbx = MemoryPbx.SigningIn(request => request.Method == "GET"
            ? Reply.Calls(("884757570370146304", "1001", "1002", null), ("77", "1001", "1002", _clock.PbxNow)).At(_clock.PbxNow)
            : ++originates == 1 ? Reply.Json(Reply.Call) : Reply.Reset());
        using var bench = await SignInAsync(pbx);
        await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);

        Assert.Equal("77", (await bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None)).Id);
    }

    [Fact]
    public async Task Who_has_talked_for_longer_than_the_originate_took_is_in_an_older_call()
    {
        using var pbx = Losing(() => Reply.Json(Call("77", ",\"talking_time\":30")).At(_clock.PbxNow));
        using var bench = await SignInAsync(pbx);

        Assert.Empty((await LostAsync(bench)).Candidates);
    }

    [Fact]
    public async Task A_call_of_which_any_leg_is_older_is_older()
    {
        var old = _clock.PbxNow.AddMinutes(-5).ToString("O", CultureInfo.InvariantCulture);
        using var pbx = Losing(() => Reply.Json($$"""
            {"count":1,"items":[{"id":"77","calls":[
                {"caller":"1003","callee":"1002","started_at":"{{old}}"},{"caller":"1001","callee":"1002","started_at":"{{_clock.PbxNow:O}}"}]}]}
            """).At(_clock.PbxNow));
        using var bench = await SignInAsync(pbx);

        Assert.Empty((await LostAsync(bench)).Candidates);
    }

    private static string Call(string id, string fields) => $$"""{"count":1,"items":[{"id":"{{id}}","calls":[{"caller":"1001","callee":"1002"{{fields}}}]}]}""";

    private static MemoryPbx Losing(Func<HttpResponseMessage> list) =>
        MemoryPbx.SigningIn(request => request.Method == "POST" ? Reply.Reset() : list());

    private async Task IsCandidateAsync(MemoryPbx pbx, params string[] ids)
    {
        using var bench = await SignInAsync(pbx);
        var e = await LostAsync(bench);
        Assert.Equal(ids, e.Candidates.Select(c => c.Id));
        Assert.All(ids, id => Assert.Contains(id, e.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(bench.Log.Warnings, warning => warning.Contains(ids[0], StringComparison.Ordinal));
        Assert.Equal(1, pbx.Count("POST", "/api/sessions"));
    }

    private static async Task<PortSipOutcomeUnknownException> LostAsync(Bench bench)
    {
        var e = await Bench.FailureOf(() => bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None));
        var unknown = Assert.IsType<PortSipOutcomeUnknownException>(e);
        Assert.Equal((PortSipFailure.CallOutcomeUnknown, false), (unknown.Failure, unknown.IsSafeToRetry));
        return unknown;
    }

    private Task<Bench> SignInAsync(MemoryPbx pbx) => Bench.SignInAsync(Bench.Options(Bench.MemoryUri, _clock, pbx));
}
