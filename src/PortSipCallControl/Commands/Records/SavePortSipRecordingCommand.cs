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
    private readonly List<object> _ofJob = [];

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
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var path = RecordingPath.Parse(Path);
        path = path with { Folder = FileSystemPaths.Resolve(this, path.Folder) };
        foreach (var recording in Recordings)
        {
            if (!ShouldSend($"Save the recording {recording.Id} to {path} ({RecordEndpoints.Of(recording.Scope).GetRecording.Line(("id", recording.Id))}, GET /blobs)"))
                continue;
            var client = Client;
            if (AsJob)
            {
                _ofJob.Add(recording with { Connection = client.Connection });
                continue;
            }
            var subject = Target(recording);
            await SubmitAsync(subject, token => SaveAsync(client, recording, path, subject, token));
        }
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (_ofJob.Count > 0)
            WriteObject(PortSipJob.Start(this, JobParameters.Of(this, nameof(Id), nameof(Recording), nameof(Self), nameof(Connection)), _ofJob));
        return base.EndProcessingAsync(cancellationToken);
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
                saved.Add(WithRecording(await saving.SaveAsync(recording.Id, path.Of(recording, i), (target, progress) => client.Recordings.DownloadAsync(file, target, progress, cancellationToken)), recording));
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

    private static PSObject WithRecording(FileInfo file, PortSipRecording recording)
    {
        var saved = new PSObject(file);
        saved.Properties.Add(new PSNoteProperty(nameof(Recording), recording));
        return saved;
    }
}
