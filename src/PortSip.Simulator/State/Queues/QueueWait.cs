namespace PortSip.Simulator;

/// <summary>A caller who waits in a queue, on the line or to be called back.</summary>
internal sealed class QueueWait(Call call, DateTimeOffset since)
{
    /// <summary>The caller's call, which has ended if the caller is to be called back.</summary>
    public Call Call { get; } = call;

    public DateTimeOffset Since { get; } = since;

    /// <summary>The number to call back; null for a caller on the line.</summary>
    public string? CallbackNumber { get; set; }

    /// <summary>The last call that was placed to call back.</summary>
    public Call? Callback { get; set; }

    /// <summary>The scheduled ends of its wait: the breach, the overflow, and the key that the caller presses.</summary>
    public List<ScheduledAction> Ends { get; } = [];

    /// <summary>Whether agents can ring for it. A call whose pair has ended is about to end itself.</summary>
    public bool CanBeServed => CallbackNumber is null ? Call.Current.EndedAt is null : Callback is not { EndedAt: null };

    public SimulatedQueueCaller Snapshot() => new(Call.Id, CallbackNumber ?? Call.Current.CallerLeg.Number, Call.Targets[0].CallerDisplayName, Since) { IsCallback = CallbackNumber is not null };
}
