namespace PortSip.Simulator.Tests.Calls;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Everything_at_once_loses_and_doubles_nothing()
    {
        using var test = TestPbx.SignedIn(options => options with { JournalCapacity = 100 });
        test.Pbx.Rules.SetCallee("1002", new CalleeScript { After = TimeSpan.FromSeconds(1), HangUpAfter = TimeSpan.FromSeconds(2) });
        test.Pbx.Rules.SetCallee("1003", CalleeScript.NoAnswer);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() => Work(test))));
        test.Advance(3600);

        Assert.Equal(4 * 200 * 2, test.Pbx.OriginateCount);
        Assert.Equal(4 * 200 * 2, test.Pbx.Calls.Count);
        Assert.All(test.Pbx.Calls, call => Assert.Equal(SimulatedCallState.Ended, call.State));
        Assert.Equal(100, test.Pbx.Journal.Count);
    }

    private static void Work(TestPbx test)
    {
        for (var round = 0; round < 200; round++)
        {
            var ringing = test.Originate("1001", "1002");
            var unanswered = test.Originate("1004", "1003");
            test.Get("sessions");
            test.Advance(0.5);
            test.Post($"sessions/{ringing}/refer", """{"extension_number":"1001","refer_to":"1003"}""");
            test.Post($"sessions/{unanswered}/destroy");
        }
    }
}
