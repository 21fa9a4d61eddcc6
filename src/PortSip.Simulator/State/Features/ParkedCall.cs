namespace PortSip.Simulator;

/// <summary>A call that is parked, or was and is being called back.</summary>
/// <param name="call">The call.</param>
/// <param name="dialled">The parking code that it was transferred to.</param>
/// <param name="at">The extension that holds it.</param>
/// <param name="parker">The party that parked it; null if the caller dialled the code.</param>
internal sealed class ParkedCall(Call call, string dialled, string at, string? parker)
{
    public Call Call { get; } = call;

    public string Dialled { get; } = dialled;

    public string At { get; } = at;

    public string? Parker { get; } = parker;

    /// <summary>The pair of the party that waits and the parking code.</summary>
    public CallTarget? Target { get; set; }

    /// <summary>The end of its wait.</summary>
    public ScheduledAction? Recall { get; set; }
}
