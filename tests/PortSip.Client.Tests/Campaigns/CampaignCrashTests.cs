namespace PortSip.Client.Tests.Campaigns;

public sealed class CampaignCrashTests
{
    private const int Points = 500;
    private const int Retry = 2;

    private static readonly CampaignPace Pace = new() { CallsPerMinute = 30, MaximumConcurrent = 4, Retry = Retry, RetryAfter = TimeSpan.FromMinutes(2) };
    private static readonly CampaignPerson[] People = [.. Enumerable.Range(1001, 20).Select(number => new CampaignPerson { Number = $"{number}" })];

    [Fact]
    public async Task After_a_crash_at_any_of_500_points_everybody_is_called_and_nobody_twice()
    {
        for (var point = 1; point <= Points; point++)
            Assert.True(await CrashAtAsync(point) > 0, $"the campaign ended before step {point}");
    }

    // The second process crashes soon, the third somewhere, and the fourth continues to the end.
    private static async Task<int> CrashAtAsync(int point)
    {
        var chance = new Random(point);
        var world = new CrashingWorld(point);
        var content = Array.Empty<byte>();
        var crashes = 0;
        foreach (var crashAt in new[] { point, 1 + (point % 29), chance.Next(1, 300), 0 })
        {
            world.Boot(crashAt);
            var finished = new List<CampaignEntry>();
            var disk = CrashingDisk.Open(world, content);
            try
            {
                await RunAsync(world, disk, finished);
            }
            catch (Crash)
            {
                crashes++;
                content = disk.After(chance);
                continue;
            }
            content = disk.ToArray();
            Check(point, world, finished);
        }
        return crashes;
    }

    private static async Task RunAsync(CrashingWorld world, CrashingDisk disk, List<CampaignEntry> finished)
    {
        var journal = new CampaignJournal(disk, disk.FlushToDisk, "state");
        var history = CampaignHistory.Of(journal.Lines, People, "announcement 1009", world.UtcNow, "state");
        var plan = new CampaignPlan(People, Pace, history, finished.Add);
        await new CampaignRun(plan, history, journal, world, new NeverCallList([], text => text), world, SilentLog.Instance).RunAsync(TestContext.Current.CancellationToken);
    }

    private static void Check(int point, CrashingWorld world, List<CampaignEntry> finished)
    {
        var where = $"crash at step {point}";
        Assert.True(world.Dialled.Distinct().Count() == world.Dialled.Count, $"{where}: an attempt was placed twice");
        Assert.True(finished.Select(entry => entry.Person.Number).Order().SequenceEqual(People.Select(person => person.Number)), $"{where}: not everybody has one row");
        foreach (var entry in finished)
        {
            var calls = world.Dialled.FindAll(call => call.Contains($"/{entry.Person.Number}/", StringComparison.Ordinal));
            var outcome = entry.Last!.Outcome;
            Assert.True(calls.Count <= 1 + Retry, $"{where}: {entry.Person.Number} was called {calls.Count} times");
            Assert.True(calls.Count > 0 || outcome == PortSipCampaignOutcome.Unknown, $"{where}: {entry.Person.Number} was forgotten");
            Assert.True(calls.TakeWhile(call => world.OutcomeOf(call) != PortSipCampaignOutcome.Answered).Count() >= calls.Count - 1, $"{where}: {entry.Person.Number} answered and was called again");
            // Who was missed is called as often as allowed, unless it isn't known what happened.
            Assert.True(outcome is PortSipCampaignOutcome.Answered or PortSipCampaignOutcome.Unknown || calls.Count == 1 + Retry, $"{where}: {entry.Person.Number} wasn't called often enough");
        }
    }
}
