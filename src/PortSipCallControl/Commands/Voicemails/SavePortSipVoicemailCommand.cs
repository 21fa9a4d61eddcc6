using System.IO;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Saves the files of voicemails, as Save-PortSipRecording saves those of recordings.</summary>
[Cmdlet(VerbsData.Save, "PortSipVoicemail", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo), typeof(Job))]
public sealed class SavePortSipVoicemailCommand : VoicemailActionCommand
{
    /// <summary>
    /// A folder (created if it doesn't exist), in which a file gets the PBX's name made safe; or a path with placeholders:
    /// {Id} {Sender} {SenderName} {CreatedAt:yyyy-MM-dd} {SharedBox} {FileName} {Extension}, times local. Default: the current folder.
    /// A path without a placeholder that ends in .wav, .mp3, .amr or .mp4 is the file itself.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the files. The property Voicemail of each is its voicemail.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Saves in the background: emits a job, whose output are the files with -PassThru.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    private protected override int DefaultThrottleLimit => PassThru ? 1 : 4;

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => SaveEachAsync(Voicemails, Path, AsJob, new FileSteps<PortSipVoicemail>(
        voicemail => voicemail.Id,
        voicemail => VoicemailEndpoints.Of(voicemail.SharedBox).Get.Line(("id", voicemail.Id), ("boxId", voicemail.SharedBox ?? "")),
        Target,
        (voicemail, connection) => voicemail with { Connection = connection },
        SaveAsync));

    private async Task<object?> SaveAsync(PortSipClient client, PortSipVoicemail voicemail, RecordingPath path, CancellationToken cancellationToken)
    {
        if (voicemail.File is null)
            voicemail = await client.Voicemails.GetAsync(voicemail.Id, voicemail.SharedBox, cancellationToken);
        if (voicemail.File is null)
            throw VoicemailsClient.NoFile(voicemail);
        var file = await new FileSaving(this, "Saving voicemails", Force).SaveAsync(
            voicemail.Id,
            path.Of(voicemail.FileNameValues, number: 0),
            (target, progress) => client.Voicemails.DownloadAsync(voicemail, target, progress, cancellationToken));
        return PassThru ? WithRecord(file, nameof(Voicemail), voicemail) : null;
    }
}
