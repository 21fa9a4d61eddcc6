using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Deletes voicemails on the PBX. They can't be restored.</summary>
[Cmdlet(VerbsCommon.Remove, "PortSipVoicemail", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePortSipVoicemailCommand : VoicemailActionCommand
{
    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ActOnEachAsync(
        endpoints => endpoints.Remove,
        (client, voicemail, token) => client.Voicemails.RemoveAsync(voicemail.Id, voicemail.SharedBox, token));
}
