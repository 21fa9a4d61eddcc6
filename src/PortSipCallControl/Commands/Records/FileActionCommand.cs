using System.IO;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to the actions on recordings and voicemails, which have files.</summary>
public abstract class FileActionCommand : BulkCmdlet
{
    private readonly List<object> _ofJob = [];

    /// <summary>The records in words: <c>recording</c>.</summary>
    private protected abstract string Noun { get; }

    /// <summary>The ids that were specified, or those of the piped texts.</summary>
    private protected abstract IReadOnlyList<string> Ids { get; }

    /// <summary>The parameters that the input of a job replaces.</summary>
    private protected abstract string[] InputParameters { get; }

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        // A text in front of which records are piped isn't an id: the folder was meant, and "-Path" was omitted.
        if (MyInvocation.ExpectingInput && Ids.Count > 0)
            RefuseIdBesideInput(Noun, Ids[0], $"Specify the parameter name. To save to a folder, use Save-PortSip{char.ToUpperInvariant(Noun[0])}{Noun.Substring(1)} -Path.");
        return base.BeginProcessingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (_ofJob.Count > 0)
            WriteObject(PortSipJob.Start(this, JobParameters.Of(this, InputParameters), _ofJob));
        return base.EndProcessingAsync(cancellationToken);
    }

    /// <summary>Saves the files of each record after -WhatIf and -Confirm, or lets a job save them.</summary>
    /// <param name="records">The records.</param>
    /// <param name="path">The folder, or a path with placeholders.</param>
    /// <param name="isForJob">Whether a job saves them.</param>
    /// <param name="save">Saves one, in steps.</param>
    private protected async Task SaveEachAsync<T>(IEnumerable<T> records, string path, bool isForJob, FileSteps<T> save)
        where T : PortSipRecord
    {
        var target = RecordingPath.Parse(path);
        target = target with { Folder = FileSystemPaths.Resolve(this, target.Folder) };
        foreach (var record in records)
        {
            if (!ShouldSend($"Save the {Noun} {save.IdOf(record)} to {target} ({save.RequestOf(record)}, GET /blobs)"))
                continue;
            var client = Client;
            if (isForJob)
                _ofJob.Add(save.At(record, client.Connection));
            else
                await SubmitAsync(save.TargetOf(record), token => save.SaveAsync(client, record, target, token));
        }
    }

    /// <summary>A saved file with its record in a property of that name.</summary>
    private protected static PSObject WithRecord(FileInfo file, string property, PortSipRecord record)
    {
        var saved = new PSObject(file);
        saved.Properties.Add(new PSNoteProperty(property, record));
        return saved;
    }
}
