using System.IO;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Saves the files of recordings. Each is streamed to a temporary file next to its target, and moved into place when it is complete and
/// has been checked; an interrupted transfer continues where it stopped.
/// </summary>
[Cmdlet(VerbsData.Save, "PortSipRecording", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo), typeof(Job))]
public sealed class SavePortSipRecordingCommand : RecordingActionCommand
{
    /// <summary>
    /// A folder (created if it doesn't exist), in which a file gets the PBX's name made safe; or a path with placeholders:
    /// {Id} {Caller} {Callee} {StartedAt:yyyy-MM-dd} {FileName} {Extension} {CdrId}, times local. Default: the current folder.
    /// A path without a placeholder that ends in .wav, .mp3, .amr or .mp4 is the file itself.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the files. The property Recording of each is its recording.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Saves in the background: emits a job, whose output are the files with -PassThru.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    private protected override int DefaultThrottleLimit => PassThru ? 1 : 4;

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        // The property belongs to the piped object of now.
        var target = Recording;
        return SaveEachAsync(Recordings, Path, AsJob, new FileSteps<PortSipRecording>(
            recording => recording.Id,
            recording => RecordEndpoints.Of(recording.Scope).GetRecording.Line(("id", recording.Id)),
            Target,
            (recording, connection) => recording with { Connection = connection },
            (client, recording, path, token) => SaveAsync(client, recording, path, target ?? (object)recording.Id, token)));
    }

    private async Task<object?> SaveAsync(PortSipClient client, PortSipRecording recording, RecordingPath path, object subject, CancellationToken cancellationToken)
    {
        if (recording.Files.Count == 0)
            recording = await client.Recordings.GetAsync(recording, cancellationToken);
        if (recording.Files.Count == 0)
            throw new PortSipException(PortSipFailure.NotFound, $"The recording {recording.Id} has no file.") { IsSafeToRetry = true };
        var saving = new FileSaving(this, "Saving recordings", Force);
        var saved = new BatchResults();
        PortSipException? failure = null;
        for (var i = 0; i < recording.Files.Count; i++)
        {
            try
            {
                var file = recording.Files[i];
                saved.Add(WithRecord(await saving.SaveAsync(recording.Id, path.Of(recording, i), (target, progress) => client.Recordings.DownloadAsync(file, target, progress, cancellationToken)), nameof(Recording), recording));
            }
            catch (PortSipException e)
            {
                // A file that can't be saved doesn't stop the recording's other files.
                if (failure is not null)
                    WriteError(ErrorRecords.From(failure, subject));
                failure = e;
            }
        }
        if (failure is null)
            return PassThru ? saved : null;
        foreach (var file in PassThru ? saved : [])
            WriteObject(file);
        throw failure;
    }
}
