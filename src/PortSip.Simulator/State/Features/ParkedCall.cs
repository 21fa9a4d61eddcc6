namespace PortSip.Simulator;

/// <summary>A call that is parked, or was and is being called back.</summary>
/// <param name="call">The call.</param>
/// <param name="dialled">The parking code that it was transferred to.</param>
/// <param name="at">The extension that holds it.</param>
/// <param name="parker">The party that parked it; null if the caller dialled the code.</param>
/// <param name="recall">The settings that say who gets it if nobody retrieves it.</param>
internal sealed class ParkedCall(Call call, string dialled, string at, string? parker, ObjectSettings recall)
{
    public Call Call { get; } = call;

    public string Dialled { get; } = dialled;

    public string At { get; } = at;

    public string? Parker { get; } = parker;

    /// <summary>Whether that party is called back first.</summary>
    public bool ReturnsToParker => recall.Text(CallParkSettings.RecallTo) != CallParkSettings.RingGroupOnly;

    /// <summary>The id of the ring group that is called then; empty for none.</summary>
    public string RingGroup => recall.Text(CallParkSettings.RecallTo) == CallParkSettings.UserOnly ? "" : recall.Text(CallParkSettings.RingGroup);

    /// <summary>The pair of the party that waits and the parking code.</summary>
    public CallTarget? Target { get; set; }

    /// <summary>The end of its wait.</summary>
    public ScheduledAction? Recall { get; set; }
}
