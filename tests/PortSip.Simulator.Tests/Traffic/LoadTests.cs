using PortSip.Simulator.Tests.Events;

namespace PortSip.Simulator.Tests.Traffic;

/// <summary>Many calls and a long history: what happens is the same in every run, and what a request costs doesn't grow.</summary>
public sealed class LoadTests
{
    private static readonly string[] Topics = ["cdr_events", "queue_events", "extension_events"];

    [Fact]
    public void The_same_seed_the_same_steps_and_the_same_requests_bring_the_same_records_and_events()
    {
        Assert.Equal(Day(seed: 11), Day(seed: 11));
        Assert.NotEqual(Day(seed: 11), Day(seed: 12));
    }

    [Theory]
    [InlineData("cdrs?top=5")]
    [InlineData("calllogs?top=5")]
    [InlineData("recordings?top=5")]
    [InlineData("sessions?top=5")]
    [InlineData("cdrs/{record}")]
    public void A_request_allocates_the_same_after_ten_calls_and_after_a_thousand(string path)
    {
        using var test = TestPbx.SignedIn(options => options with { CallRecording = SimulatorCallRecording.AnsweredCalls });
        EndCalls(test, 10);
        var few = Allocated(test, path);
        EndCalls(test, 1000);

        Assert.InRange(Allocated(test, path), few * 0.5, few * 1.5 + 16_384);
    }

    [Fact]
    public void An_extension_is_found_in_its_calls_among_a_thousand_others_and_no_longer_when_it_has_left_them()
    {
        using var test = TestPbx.SignedIn();
        var first = test.Originate("1001", "1002");
        for (var other = 0; other < 1000; other++)
            test.Originate("1003", "1004");
        var second = test.Originate("1001", "1005");

        Assert.Equal(200, test.Post("sessions/1/hold", """{"extension_number":"1001"}""").Status);
        Assert.Equal(["1001"], test.Call(second).HeldNumbers);
        test.Post($"sessions/{second}/destroy");
        Assert.Equal(200, test.Post("sessions/1/hold", """{"extension_number":"1001"}""").Status);
        Assert.Equal(["1001"], test.Call(first).HeldNumbers);
        // A transfer adds a leg to a call that is in progress.
        Assert.Equal(200, test.Post($"sessions/{first}/refer", """{"extension_number":"1002","refer_to":"1006"}""").Status);
        Assert.Equal(200, test.Post("sessions/1/hold", """{"extension_number":"1006"}""").Status);
        Assert.Equal(404, test.Post("sessions/1/hold", """{"extension_number":"1002"}""").Status);
    }

    /// <summary>Everything that clients see of a day's first hours.</summary>
    private static List<string> Day(int seed)
    {
        using var test = TestPbx.SignedIn(options => options with
        {
            CallsPerMinute = 10,
            Seed = seed,
            CallRecording = SimulatorCallRecording.AnsweredCalls,
            AccessTokenLifetime = TimeSpan.FromDays(1),
        });
        var socket = TestSocket.Subscribed(test, $$"""
            "topics":["{{string.Join("\",\"", Topics)}}"],"extensions":["1001","1002"],"queues":["8000"]
            """);
        for (var minute = 0; minute < 120; minute++)
        {
            test.Originate("1001", "1002");
            test.Advance(60);
        }
        return [.. socket.Texts, test.Get("cdrs").Body, test.Get("calllogs").Body, test.Get("recordings").Body, test.Get("sessions").Body];
    }

    private static void EndCalls(TestPbx test, int count)
    {
        for (var call = 0; call < count; call++)
            test.Post($"sessions/{test.Originate("1001", "1002")}/destroy");
    }

    /// <summary>The bytes that a request allocates, after what is made at its first time.</summary>
    private static long Allocated(TestPbx test, string path)
    {
        var wanted = path.Replace("{record}", test.Pbx.Calls[0].Targets[0].CdrId, StringComparison.Ordinal);
        Assert.InRange(test.Get(wanted).Status, 200, 201);
        var before = GC.GetAllocatedBytesForCurrentThread();
        test.Get(wanted);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
