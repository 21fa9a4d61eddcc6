using System.Net;
using CsCheck;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

/// <summary>Whatever befalls events on their way, the verdict on a call is the simulator's truth.</summary>
public sealed class VerdictProperties
{
    [Fact]
    public async Task The_verdict_is_the_truth_whatever_becomes_of_the_events() => await Fate.Any.SampleAsync(HoldsAsync, iter: 60, threads: 4);

    private static async Task<bool> HoldsAsync(Fate fate)
    {
        using var pbx = new SimulatedPbx(new SimulatorOptions { RingTimeout = TimeSpan.FromMilliseconds(60), Seed = fate.Seed });
        using var server = SimulatorServer.Start(pbx);
        pbx.Rules.EventDelivery = fate.Delivery;
        pbx.Rules.SetCallee("1002", fate.Callee);
        pbx.Rules.SetCallee("1003", CalleeScript.Answers with { HangUpAfter = TimeSpan.FromMilliseconds(40) });
        using var connection = await PortSipConnection.ConnectAsync(
            new PortSipConnectionOptions { ApiUri = server.ApiUri, Domain = pbx.Options.Domain, Credential = new NetworkCredential(SimulatorDefaults.AdminName, SimulatorDefaults.Password) },
            SilentLog.Instance,
            CancellationToken.None);
        using var dropping = pbx.Events.Subscribe(happened =>
        {
            if (fate.DropsAfter == happened.GetType().Name)
                ThreadPool.QueueUserWorkItem(_ => pbx.DropEventSockets());
            if (fate.IsTransferred && happened is TargetAnswered { Target.Callee: "1002" })
                ThreadPool.QueueUserWorkItem(_ => _ = TransferAsync(connection, happened.Call.Id));
        });

        var verdict = await new PortSipClient(connection).OriginateAndWaitAsync(
            new OriginateRequest { Caller = "1001", Callee = "1002" },
            new CallWait { For = PortSipCallMilestone.Ended, Timeout = TimeSpan.FromSeconds(60), PollingInterval = TimeSpan.FromMilliseconds(20) },
            CancellationToken.None);

        var truth = pbx.FindCall(verdict.Id)!;
        Assert.Equal(SimulatedCallState.Ended, truth.State);
        Assert.Equal(PortSipCallState.Ended, verdict.State);
        Assert.Equal(truth.StatusCode == 0 ? null : (int?)truth.StatusCode, verdict.StatusCode);
        Assert.Equal(truth.EndReason == SimulatedEndReason.None ? null : EndReasons.From(truth.EndReason.ToString()), verdict.EndReason);
        Assert.Equal(truth.AnsweredAt is null, verdict.AnsweredAt is null);
        Assert.Equal(truth.AnsweredAt is null ? null : truth.Callee, verdict.AnsweredBy);
        Assert.Equal(truth.EndedAt!.Value.ToUnixTimeSeconds(), verdict.EndedAt!.Value.ToUnixTimeSeconds());
        return true;
    }

    // It may be over already, or the transfer itself may find it so: either is a truth as well.
    private static async Task TransferAsync(PortSipConnection connection, string id)
    {
        try
        {
            await new PortSipClient(connection).TransferCallAsync(id, "1002", "1003", CancellationToken.None);
        }
        catch (Exception e) when (e is PortSipException or OperationCanceledException)
        {
            // See above.
        }
    }

    /// <summary>What becomes of a call and of its events.</summary>
    internal sealed record Fate(CalleeScript Callee, SimulatorEventDelivery Delivery, string DropsAfter, bool IsTransferred, int Seed)
    {
        private static readonly string[] Moments = ["", "CallStarted", "TargetRinging", "TargetAnswered", "CallEnded"];

        private static readonly Gen<CalleeScript> Script = Gen.Select(
            Gen.Enum<CalleeOutcome>(), Gen.Int[0, 30], Gen.Int[0, 60], Gen.Enum<SimulatedParty>(),
            (outcome, after, talk, by) => new CalleeScript
            {
                Outcome = outcome,
                After = TimeSpan.FromMilliseconds(after),
                HangUpAfter = TimeSpan.FromMilliseconds(talk),
                HangUpBy = by,
            });

        private static readonly Gen<SimulatorEventDelivery> Deliveries = Gen.Select(
            Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 30], Gen.Enum<SimulatorEventForm>(), Gen.Bool,
            (losses, duplicates, jitter, form, isRefused) => new SimulatorEventDelivery
            {
                LossProbability = losses / 3.0,
                Duplicates = duplicates,
                Jitter = TimeSpan.FromMilliseconds(jitter),
                Form = form,
                RefusedTopics = isRefused && losses == 3 ? ["cdr_events"] : [],
            });

        public static Gen<Fate> Any { get; } = Gen.Select(
            Script, Deliveries, Gen.Int[0, Moments.Length - 1].Select(i => Moments[i]), Gen.Bool, Gen.Int[0, 1000],
            (script, delivery, dropsAfter, isTransferred, seed) => new Fate(script, delivery, dropsAfter, isTransferred, seed));
    }
}
