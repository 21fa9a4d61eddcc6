namespace PortSip.Simulator;

/// <summary>What the people of an inbound call do, drawn from a source of random numbers.</summary>
internal sealed class TrafficPeople(Random random)
{
    /// <summary>To an extension: most of them answer, some aren't there, and a few don't want the call.</summary>
    /// <param name="meanTime">The mean seconds of an answered call.</param>
    /// <param name="isBusy">Whether the extension is in a call.</param>
    public CallBehavior ToExtension(double meanTime, bool isBusy)
    {
        // Where calls are frequent, they are short, and their telephones don't ring for long.
        var longestRing = Math.Min(14, 1 + (meanTime / 4));
        var talk = Talk(0.8 * meanTime);
        var chance = random.NextDouble();
        var script = isBusy ? CalleeScript.Busy
            : chance < 0.12 ? CalleeScript.NoAnswer
            : chance < 0.15 ? CalleeScript.Rejects with { After = random.Between(1, longestRing) }
            : CalleeScript.AnswersAfter(random.Between(1, longestRing));
        return Calling(talk, patience: random.Between(15, 70), (_, hangUpAfter) => script with { HangUpAfter = hangUpAfter });
    }

    /// <summary>To a queue: nearly all agents answer, and callers wait for a while.</summary>
    /// <param name="meanTime">The mean seconds of an answered call.</param>
    /// <param name="missed">An agent isn't going to answer.</param>
    public CallBehavior ToQueue(double meanTime, Action<string> missed)
    {
        var scripts = new Dictionary<string, CalleeScript>(StringComparer.Ordinal);
        return Calling(Talk(0.8 * meanTime), patience: random.Between(15, 25) + random.Exponential(60), (number, hangUpAfter) =>
        {
            if (scripts.TryGetValue(number, out var known))
                return known;
            if (random.NextDouble() < 0.04)
            {
                missed(number);
                return CalleeScript.NoAnswer;
            }
            return scripts[number] = CalleeScript.AnswersAfter(random.Between(1, 3)) with { HangUpAfter = hangUpAfter };
        });
    }

    private TimeSpan Talk(double mean) => random.Between(0.25 * mean, 0.5 * mean) + random.Exponential(0.625 * mean);

    private CallBehavior Calling(TimeSpan talk, TimeSpan patience, Func<string, TimeSpan?, CalleeScript> callee)
    {
        var isHungUpByCaller = random.NextDouble() < 0.6;
        // Where a rule makes the callee talk for longer, the caller hangs up in the end.
        var caller = new CalleeScript { HangUpAfter = isHungUpByCaller ? talk : talk + talk, HangUpBy = SimulatedParty.Caller };
        return new CallBehavior(caller, number => callee(number, isHungUpByCaller ? null : talk)) { Patience = patience };
    }
}
