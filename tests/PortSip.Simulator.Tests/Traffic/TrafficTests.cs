namespace PortSip.Simulator.Tests.Traffic;

/// <summary>Calls that come in by themselves, in stepped time.</summary>
public sealed class TrafficTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void The_same_seed_brings_the_same_calls_and_another_one_brings_others()
    {
        Assert.Equal(Story(seed: 5), Story(seed: 5));
        Assert.NotEqual(Story(seed: 5), Story(seed: 6));
    }

    [Fact]
    public void It_is_the_same_in_one_step_and_in_many()
    {
        using var once = Busy(seed: 3);
        once.Pbx.Clock.Advance(Hour);
        using var often = Busy(seed: 3);
        for (var minute = 0; minute < 60; minute++)
            often.Pbx.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(Story(once), Story(often));
    }

    [Fact]
    public void As_many_calls_come_in_as_were_ordered_from_outside_numbers_to_extensions_and_queues()
    {
        using var test = Busy(callsPerMinute: 20);
        test.Pbx.Clock.Advance(Hour);

        Assert.InRange(test.Pbx.OriginateCount, 1100, 1300);
        Assert.DoesNotContain(test.Pbx.Calls, call => call is not { Inbound.Trunk: "main" });
        Assert.All(test.Pbx.Calls.Select(call => call.Caller), caller => Assert.Matches(@"^\+\d{10,13}$", caller));
        var callees = test.Pbx.Calls.Select(call => call.Callee).ToHashSet();
        Assert.Equal(["1001", "1002", "1003", "1004", "1005", "1006", "1007", "8000"], callees.Order(StringComparer.Ordinal));
        // The same callers come again, under the same name.
        var names = test.Pbx.Calls.GroupBy(call => call.Caller).ToList();
        Assert.InRange(names.Count, 100, 250);
        Assert.DoesNotContain(names, calls => calls.Select(call => call.Targets[0].CallerDisplayName).Distinct().Count() > 1);
    }

    [Fact]
    public void Most_are_answered_and_others_find_a_busy_or_unattended_telephone_or_give_up_in_the_queue()
    {
        using var test = Busy(callsPerMinute: 20);
        test.Pbx.Clock.Advance(Hour);
        var ended = test.Pbx.Calls.Where(call => call.EndedAt is not null).ToList();
        var toQueue = ended.Where(call => call.Callee == "8000").ToList();

        Assert.InRange(ended.Count(call => call.AnsweredAt is not null) / (double)ended.Count, 0.55, 0.95);
        Assert.Contains(ended, call => call.StatusCode == 486);
        Assert.Contains(ended, call => call.StatusCode == 408);
        Assert.Contains(ended, call => call.StatusCode == 603);
        Assert.Contains(ended, call => call.StatusCode == 487 && call.Callee != "8000");
        Assert.Contains(toQueue, call => call.StatusCode == 487);
        Assert.Contains(ended, call => call.EndReason == SimulatedEndReason.CallerDisconnected);
        Assert.Contains(ended, call => call.EndReason == SimulatedEndReason.CalleeDisconnected);
        // Each agent answers, and some calls are missed.
        Assert.Equal(["1008", "1009", "1010"], toQueue.Where(call => call.AnsweredAt is not null).Select(call => call.Targets[^1].Callee).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(toQueue, call => call.Targets.Any(target => target is { StatusCode: 408 }));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(60)]
    public void An_agent_who_misses_a_call_comes_back(int callsPerMinute)
    {
        using var test = Busy(callsPerMinute);
        test.Pbx.Clock.Advance(TimeSpan.FromHours(10));
        test.Pbx.Rules.SetTrunk("main", SimulatedTrunkState.Down);
        test.Pbx.Clock.Advance(Hour);

        Assert.Empty(test.Pbx.ActiveCalls);
        Assert.All(test.Pbx.Queues[0].Agents, agent => Assert.Equal(SimulatedAgentStatus.Ready, agent.Status));
    }

    [Fact]
    public void A_telephone_is_in_one_call_at_a_time_and_every_call_ends()
    {
        using var test = Busy(callsPerMinute: 60);
        for (var minute = 0; minute < 60; minute++)
        {
            test.Pbx.Clock.Advance(TimeSpan.FromMinutes(1));
            var talking = test.Pbx.ActiveCalls.SelectMany(call => call.Legs).Where(leg => leg is { IsExtension: true, State: not SimulatedLegState.Ended }).Select(leg => leg.Number).ToList();
            Assert.Equal(talking.Distinct().Count(), talking.Count);
            Assert.All(test.Pbx.ActiveCalls, call => Assert.True(test.Pbx.Clock.Now - call.StartedAt < TimeSpan.FromMinutes(20)));
        }
    }

    [Fact]
    public void Its_records_are_those_of_inbound_calls()
    {
        using var test = Busy();
        test.Pbx.Clock.Advance(Hour);
        test.SignIn();

        var cdrs = test.Get("cdrs?pagesize=100").Json.GetProperty("items").EnumerateArray().ToList();
        Assert.All(cdrs, cdr => Assert.Equal("INBOUND_CALL", cdr.GetProperty("direction").GetString()));
        Assert.Contains(cdrs, cdr => cdr.GetProperty("reroute_reason").GetString() == "QUEUE_ABANDONED");
    }

    [Fact]
    public void A_rule_for_a_telephone_takes_precedence_and_its_callers_hang_up_in_the_end()
    {
        using var test = Busy();
        test.Pbx.Rules.SetCallee("1002", CalleeScript.Busy);
        test.Pbx.Rules.SetCallee("1003", CalleeScript.Answers);
        test.Pbx.Clock.Advance(Hour);

        Assert.All(test.Pbx.Calls.Where(call => call.Callee == "1002"), call => Assert.Equal(486, call.StatusCode));
        var answered = test.Pbx.Calls.Where(call => call is { Callee: "1003", EndedAt: not null, AnsweredAt: not null }).ToList();
        Assert.NotEmpty(answered);
        Assert.All(answered, call => Assert.Equal(SimulatedEndReason.CallerDisconnected, call.EndReason));
    }

    [Fact]
    public void While_its_trunk_is_down_nothing_comes_in()
    {
        using var test = Busy();
        test.Pbx.Rules.SetTrunk("main", SimulatedTrunkState.Down);
        test.Pbx.Clock.Advance(Hour);
        Assert.Empty(test.Pbx.Calls);

        test.Pbx.Rules.SetTrunk("main", SimulatedTrunkState.Up);
        test.Pbx.Clock.Advance(Hour);
        Assert.NotEmpty(test.Pbx.Calls);
    }

    [Fact]
    public void An_agent_with_a_reason_to_be_away_stays_away()
    {
        using var test = Busy();
        test.SignIn();
        test.Post($"call_queues/{test.Pbx.Queues[0].Id}/agents/1008", """{"status":"NOT_READY","reason":"training"}""");
        test.Pbx.Clock.Advance(Hour);

        Assert.Equal(SimulatedAgentStatus.NotReady, test.Pbx.Queues[0].Agents[0].Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("8000")]
    public void A_tenant_without_queues_or_with_agents_only_has_traffic_too(string queue)
    {
        using var test = Busy(change: options => options with
        {
            Extensions = [.. options.Extensions.Take(2)],
            Queues = queue.Length == 0 ? [] : [new SimulatedQueueSetup(queue, "Support") { Agents = ["1001", "1002"] }],
        });
        test.Pbx.Clock.Advance(Hour);

        Assert.Contains(test.Pbx.Calls, call => call.AnsweredAt is not null);
    }

    private static TestPbx Busy(int callsPerMinute = 6, int seed = 1, Func<SimulatorOptions, SimulatorOptions>? change = null) => new(options =>
    {
        var busy = options with { CallsPerMinute = callsPerMinute, Seed = seed };
        return change is null ? busy : change(busy);
    });

    private static List<string> Story(int seed)
    {
        using var test = Busy(seed: seed);
        test.Pbx.Clock.Advance(Hour);
        return Story(test);
    }

    private static List<string> Story(TestPbx test) => [.. test.Pbx.Calls.Select(call =>
        $"{call.Id} {call.Caller} {call.Targets[0].CallerDisplayName} {string.Join(">", call.Targets.Select(target => target.Callee))} {call.StartedAt:O} {call.AnsweredAt:O} {call.EndedAt:O} {call.EndReason} {call.StatusCode}")];
}
