using System.Globalization;

namespace PortSip.Simulator;

/// <summary>A message in the box of an extension or of a team.</summary>
/// <param name="id">Its id.</param>
/// <param name="box">The number of the box.</param>
/// <param name="target">The caller and the box, as they talked.</param>
/// <param name="linkForm">The form of the link to it.</param>
internal sealed class Voicemail(string id, string box, SimulatedCallTarget target, SimulatorLinkForm linkForm) : StoredFile(id, linkForm)
{
    public string Box { get; } = box;

    public string Sender => target.Caller;

    public string SenderName => target.CallerDisplayName;

    public DateTimeOffset CreatedAt => target.AnsweredAt!.Value;

    public DateTimeOffset EndedAt => target.EndedAt!.Value;

    public bool IsRead { get; set; }

    public override string FileName => string.Format(CultureInfo.InvariantCulture, "{0}_{1}_{2:MMddyyyy}_{2:HHmmss}.wav", Sender, Box, CreatedAt.UtcDateTime);

    protected override TimeSpan Duration => EndedAt - CreatedAt;
}
