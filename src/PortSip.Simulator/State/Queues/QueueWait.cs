namespace PortSip.Simulator;

/// <summary>A call that waits in a queue.</summary>
internal sealed class QueueWait(Call call, DateTimeOffset since)
{
    public Call Call { get; } = call;

    public DateTimeOffset Since { get; } = since;

    /// <summary>The scheduled ends of its wait: the breach, and the overflow.</summary>
    public List<ScheduledAction> Ends { get; } = [];

    public SimulatedQueueCaller Snapshot() => new(Call.Id, Call.Current.CallerLeg.Number, Call.Targets[0].CallerDisplayName, Since);
}
