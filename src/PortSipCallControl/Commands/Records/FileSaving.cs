using System.IO;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Saves files that the PBX has, each with its own progress bar.</summary>
/// <param name="output">The output of the cmdlet that saves them.</param>
/// <param name="activity">What it does, in words: <c>Saving recordings</c>.</param>
/// <param name="isForced">Whether existing files are replaced.</param>
internal sealed class FileSaving(IBatchOutput output, string activity, bool isForced)
{
    /// <summary>Saves one file.</summary>
    /// <param name="id">The id of the record that has the file.</param>
    /// <param name="path">The file's full path.</param>
    /// <param name="download">Downloads it to a target.</param>
    public async Task<FileInfo> SaveAsync(string id, string path, Func<RecordingTarget, IProgress<PortSipTransferProgress>?, Task<string>> download)
    {
        var target = new RecordingTarget
        {
            Path = path,
            Conflict = isForced ? RecordingTargetConflict.Replace : RecordingTargetConflict.Fail,
        };
        var progress = output.IsProgressShown ? new TransferProgress(output, activity, id, Path.GetFileName(path)) : null;
        try
        {
            return new FileInfo(await download(target, progress));
        }
        finally
        {
            progress?.Complete();
        }
    }

    /// <summary>Shows a download as its own progress bar.</summary>
    private sealed class TransferProgress(IBatchOutput output, string activity, string id, string name) : IProgress<PortSipTransferProgress>
    {
        // Positive, and the same for all progress records of one recording.
        private readonly int _activity = id.GetHashCode() & int.MaxValue;

        public void Report(PortSipTransferProgress value) => output.WriteProgress(new ProgressRecord(_activity, activity, name)
        {
            StatusDescription = $"{name}: {ByteText.Of(value.Bytes)}{(value.Total is { } total ? $" of {ByteText.Of(total)}" : "")}, {ByteText.Of((long)value.BytesPerSecond)}/s",
            PercentComplete = value.Total is > 0 and { } whole ? (int)Math.Min(100, value.Bytes * 100 / whole) : -1,
        });

        public void Complete() => output.WriteProgress(new ProgressRecord(_activity, activity, name) { RecordType = ProgressRecordType.Completed });
    }
}
