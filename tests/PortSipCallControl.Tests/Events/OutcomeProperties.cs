using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

/// <summary>
/// Whatever happens to events and call logs, the outcome of a call is the simulator's, or unknown. Every run has the same faults; to try
/// others, or one that failed, set their seeds: <c>PORTSIP_OUTCOME_SEEDS=1000-1400</c>, or <c>=1234</c>.
/// </summary>
public sealed class OutcomeProperties
{
    private const string SeedsVariable = "PORTSIP_OUTCOME_SEEDS";
    private const string FixedSeeds = "1-60";

    [Fact]
    public async Task The_outcome_is_the_truth_whatever_becomes_of_the_events()
    {
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Seeds(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (seed, _) =>
        {
            var fate = Fate.Of(seed);
            try
            {
                await HoldsAsync(fate);
            }
            catch (Exception e)
            {
                failures.Add($"{SeedsVariable}={seed}: {fate}\n{e}");
            }
        });
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
    }

    [Fact]
    public void A_seed_is_a_fate() => Assert.Equal($"{Fate.Of(17)}", $"{Fate.Of(17)}");

    private static IEnumerable<int> Seeds()
    {
        var range = (Environment.GetEnvironmentVariable(SeedsVariable) is { Length: > 0 } named ? named : FixedSeeds).Split('-');
        var first = int.Parse(range[0], CultureInfo.InvariantCulture);
        return Enumerable.Range(first, int.Parse(range[^1], CultureInfo.InvariantCulture) - first + 1);
    }

    private static async Task HoldsAsync(Fate fate)
    {
        using var pbx = new SimulatedPbx(new SimulatorOptions { RingTimeout = TimeSpan.FromMilliseconds(60), Seed = fate.Seed });
        using var server = SimulatorServer.Start(pbx);
        pbx.Rules.EventDelivery = fate.Delivery;
        if (fate.LogFault is { } fault)
            pbx.Rules.AddFault(fault);
        pbx.Rules.SetCallee("1002", fate.Callee);
        pbx.Rules.SetCallee("1003", CalleeScript.Answers with { HangUpAfter = TimeSpan.FromMilliseconds(40) });
        using var connection = await PortSipConnection.ConnectAsync(
            new PortSipConnectionOptions { ApiUri = server.ApiUri, Domain = pbx.Options.Domain, Credential = new NetworkCredential(SimulatorDefaults.AdminName, SimulatorDefaults.Password) },
            SilentLog.Instance,
            CancellationToken.None);
        using var dropping = pbx.State.CallEvents.Subscribe(happened =>
        {
            if (fate.DropsAfter == happened.GetType().Name)
                ThreadPool.QueueUserWorkItem(_ => pbx.DropEventSockets());
            if (fate.IsTransferred && happened is TargetAnswered { Target.Callee: "1002" })
                ThreadPool.QueueUserWorkItem(_ => _ = TransferAsync(connection, happened.Call.Id));
        });

        var waiter = await new PortSipClient(connection).StartWaiterAsync(CancellationToken.None, CancellationToken.None);
        var (outcome, failure) = await OutcomeAsync(waiter, new CallWait
        {
            For = PortSipCallMilestone.Ended,
            Timeout = TimeSpan.FromSeconds(60),
            PollingInterval = TimeSpan.FromMilliseconds(20),
            FailsWithoutAnswer = fate.FailsWithoutAnswer,
        });
        await waiter.EndAsync();

        var truth = pbx.FindCall(outcome.Id)!;
        var isAnswered = outcome.AnsweredAt is not null || outcome.AnsweredBy is not null;
        Assert.Equal(SimulatedCallState.Ended, truth.State);
        Assert.Equal(PortSipCallState.Ended, outcome.State);
        if (isAnswered || failure == PortSipFailure.CallFailed)
            Assert.Equal(truth.AnsweredAt is not null, isAnswered);
        if (!isAnswered && truth.AnsweredAt is not null)
            Assert.Equal(("outcome unknown", fate.FailsWithoutAnswer ? PortSipFailure.CallOutcomeUnknown : null), (outcome.StatusReason, failure));
        if (fate.LogFault is not null)
            return;
        // Where the logs can be read, nothing stays unknown.
        Assert.Equal(fate.FailsWithoutAnswer && truth.AnsweredAt is null ? PortSipFailure.CallFailed : null, failure);
        Assert.Equal(truth.StatusCode == 0 ? null : (int?)truth.StatusCode, outcome.StatusCode);
        Assert.Equal(truth.EndReason == SimulatedEndReason.None ? null : EndReasons.From(truth.EndReason.ToString()), outcome.EndReason);
        Assert.Equal(truth.AnsweredAt is null, outcome.AnsweredAt is null);
        Assert.Equal(truth.AnsweredAt is null ? null : truth.Callee, outcome.AnsweredBy);
        Assert.Equal(truth.EndedAt!.Value.ToUnixTimeSeconds(), outcome.EndedAt!.Value.ToUnixTimeSeconds());
    }

    private static async Task<(PortSipCall Call, PortSipFailure? Failure)> OutcomeAsync(CallWaiter waiter, CallWait wait)
    {
        try
        {
            return (await waiter.OriginateAsync(new OriginateRequest { Caller = "1001", Callee = "1002" }, wait, CancellationToken.None), null);
        }
        catch (PortSipCallException e) when (e.Failure == PortSipFailure.CallFailed)
        {
            return (e.Call, e.Failure);
        }
        catch (PortSipOutcomeUnknownException e) when (e.Call is not null)
        {
            Assert.False(e.IsSafeToRetry);
            return (e.Call, e.Failure);
        }
    }

    // It may be over already, or the transfer itself may find it so: either is a truth as well.
    private static async Task TransferAsync(PortSipConnection connection, string id)
    {
        try
        {
            await new PortSipClient(connection).Calls.TransferAsync(id, "1002", "1003", CancellationToken.None);
        }
        catch (Exception e) when (e is PortSipException or OperationCanceledException)
        {
            // See above.
        }
    }

    /// <summary>What becomes of a call and of its events.</summary>
    internal sealed record Fate(CalleeScript Callee, SimulatorEventDelivery Delivery, string DropsAfter, bool IsTransferred, SimulatorFault? LogFault, bool FailsWithoutAnswer, int Seed)
    {
        // None, no right to read them, a PBX that has none, one that holds nothing, one that fails.
        private static readonly SimulatorFault?[] LogFaults =
        [
            null,
            null,
            null,
            .. new[] { 403, 404, 200, 500 }.Select(status => new SimulatorFault(SimulatorFaultKind.Status) { Operation = SimulatorOperation.ListCallLogs, StatusCode = status }),
        ];

        private static readonly string[] Moments = ["", "CallStarted", "TargetRinging", "TargetAnswered", "CallEnded"];

#pragma warning disable CA5394 // Chance, not secrecy.
        public static Fate Of(int seed)
        {
            var chance = new Random(seed);
            var script = new CalleeScript
            {
                Outcome = Any<CalleeOutcome>(chance),
                After = Milliseconds(chance, 30),
                HangUpAfter = Milliseconds(chance, 60),
                HangUpBy = Any<SimulatedParty>(chance),
            };
            var losses = chance.Next(4);
            var delivery = new SimulatorEventDelivery
            {
                LossProbability = losses / 3.0,
                Duplicates = chance.Next(3),
                Jitter = Milliseconds(chance, 30),
                Form = Any<SimulatorEventForm>(chance),
                Answers = Any<SimulatorSubscriptionAnswer>(chance),
                RefusedTopics = chance.Next(2) == 0 && losses == 3 ? ["cdr_events"] : [],
            };
            var (drops, isTransferred) = (Moments[chance.Next(Moments.Length)], chance.Next(2) == 0);
            if (chance.Next(2) == 0)
                delivery = delivery with { LostTypes = ["cdr_target_answer", "target_answer"] };
            return new Fate(script, delivery, drops, isTransferred, LogFaults[chance.Next(LogFaults.Length)], FailsWithoutAnswer: chance.Next(2) == 0, seed);
        }

        private static TimeSpan Milliseconds(Random chance, int longest) => TimeSpan.FromMilliseconds(chance.Next(longest + 1));

        private static T Any<T>(Random chance)
            where T : struct, Enum
        {
            var values = Enum.GetValues<T>();
            return values[chance.Next(values.Length)];
        }
#pragma warning restore CA5394
    }
}
