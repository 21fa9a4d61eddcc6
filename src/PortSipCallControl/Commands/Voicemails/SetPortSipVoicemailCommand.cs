using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Marks voicemails as read or unread.</summary>
[Cmdlet(VerbsCommon.Set, "PortSipVoicemail", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class SetPortSipVoicemailCommand : VoicemailActionCommand
{
    /// <summary>Marks them as read.</summary>
    [Parameter]
    public SwitchParameter Read { get; set; }

    /// <summary>Marks them as unread.</summary>
    [Parameter]
    public SwitchParameter Unread { get; set; }

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        if (Read == Unread)
            Refuse("Marking a voicemail needs one of -Read and -Unread.", "Specify either -Read or -Unread.");
        return base.BeginProcessingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var status = Read ? PortSipVoicemailStatus.Read : PortSipVoicemailStatus.Unread;
        return ActOnEachAsync(
            endpoints => endpoints.Mark(status),
            (client, voicemail, token) => client.Voicemails.MarkAsync(voicemail.Id, voicemail.SharedBox, status, token));
    }
}
