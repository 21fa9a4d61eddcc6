using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Removes participants from a conference: their calls end.</summary>
[Cmdlet(VerbsCommon.Remove, "PortSipConferenceParticipant", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class RemovePortSipConferenceParticipantCommand : ParticipantCommand
{
    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ChangeEachAsync([ConferenceEndpoints.RemoveParticipant]);
}
