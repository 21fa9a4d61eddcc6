using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Mutes or unmutes participants of a conference, or makes one the chairman.</summary>
[Cmdlet(VerbsCommon.Set, "PortSipConferenceParticipant", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class SetPortSipConferenceParticipantCommand : ParticipantCommand
{
    /// <summary>Mutes them; -Muted:$false unmutes them.</summary>
    [Parameter]
    public SwitchParameter Muted { get; set; }

    /// <summary>Makes the participant the chairman, in place of the present one.</summary>
    [Parameter]
    public SwitchParameter Chairman { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (IsGiven(nameof(Chairman)) && !Chairman)
            Refuse("-Chairman:$false has no effect.", "Make another participant the chairman.");
        if (Chairman && Id.Length > 1)
            Refuse($"Only one participant can be the chairman, and {Id.Length} were specified.", "Specify one id.");
        if (!Chairman && !IsGiven(nameof(Muted)))
            Refuse("Nothing was specified to change.", "Specify -Muted or -Chairman.");
        var changes = new List<Endpoint>();
        if (IsGiven(nameof(Muted)))
            changes.Add(Muted ? ConferenceEndpoints.MuteParticipant : ConferenceEndpoints.UnmuteParticipant);
        if (Chairman)
            changes.Add(ConferenceEndpoints.MakeChairman);
        return ChangeEachAsync(changes);
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
