using System.Globalization;

namespace PortSip.Simulator;

/// <summary>The recording of a pair of parties that talked.</summary>
internal sealed class CallRecording(string id, SimulatedCall call, SimulatedCallTarget target, SimulatorLinkForm linkForm) : StoredFile(id, linkForm)
{
    public SimulatedCallTarget Target { get; } = target;

    public DateTimeOffset StartedAt => Target.AnsweredAt!.Value;

    public DateTimeOffset EndedAt => Target.EndedAt!.Value;

    /// <summary>As in the guide's example: session, CDR, parties, date and time.</summary>
    public override string FileName => string.Format(
        CultureInfo.InvariantCulture,
        "{0}_{1}_{2}_{3}_{4:MMddyyyy}_{4:HHmmss}.wav",
        call.Id,
        Target.CdrId,
        Target.Caller,
        Target.Callee.Replace('*', 's').Replace('#', 'h'),
        StartedAt.UtcDateTime);

    protected override TimeSpan Duration => EndedAt - StartedAt;
}
