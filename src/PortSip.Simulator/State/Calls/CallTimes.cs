namespace PortSip.Simulator;

/// <summary>Durations as the PBX counts them: in whole seconds.</summary>
internal static class CallTimes
{
    /// <summary>How long the parties of a call talked in total.</summary>
    public static long Talked(SimulatedCall call) => call.Targets.Sum(target => Seconds(target.AnsweredAt, target.EndedAt));

    public static long Seconds(DateTimeOffset? from, DateTimeOffset? to) => to > from ? (long)(to.Value - from.Value).TotalSeconds : 0;
}
