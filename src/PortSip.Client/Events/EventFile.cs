using System.IO;

namespace PortSip.Client;

/// <summary>
/// A file of events, one line of JSON each. Lines are appended, and each is given to the system at once: who stops a process loses none. Others can read the
/// file at any time. It can be one file for each local day: <c>events-2026-05-08.jsonl</c>.
/// </summary>
/// <param name="path">The full path; for a file of each day, its date is added to the name.</param>
/// <param name="isDaily">Whether each day has its file.</param>
internal sealed class EventFile(string path, bool isDaily) : IDisposable
{
    private readonly MemoryStream _line = new();
    private FileStream? _file;
    private DateTime _day;

    /// <summary>The path of the file of a day.</summary>
    public string PathOf(DateTime day) => isDaily
        ? Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{LocalTime.Text(day, "yyyy-MM-dd")}{Path.GetExtension(path)}")
        : path;

    /// <summary>Opens the file, so that a path that can't be written fails before events arrive.</summary>
    /// <exception cref="PortSipException">FileNotWritten.</exception>
    public void Open(DateTimeOffset now) => Guard(() => OpenOf(now.LocalDateTime.Date));

    /// <summary>Appends an event.</summary>
    /// <exception cref="PortSipException">FileNotWritten.</exception>
    public void Write(PortSipEvent record) => Guard(() =>
    {
        var day = record.ReceivedAt.LocalDateTime.Date;
        if (_file is null || (isDaily && day > _day))
            OpenOf(day);
        _line.SetLength(0);
        EventLine.Write(record, _line);
        _line.WriteTo(_file!);
        _file!.Flush();
    });

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private void OpenOf(DateTime day)
    {
        _file?.Dispose();
        _file = null;
        _day = day;
        var file = PathOf(day);
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        // Not in append mode: the end of an existing file is read.
        _file = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
        EndLine(_file);
    }

    // A process that was ended in the middle of a line doesn't cost the next one.
    private static void EndLine(FileStream file)
    {
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            var isEnded = file.ReadByte() == '\n';
            file.Seek(0, SeekOrigin.End);
            if (!isEnded)
                file.WriteByte((byte)'\n');
        }
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (FileFailures.IsOfFiles(e))
        {
            throw new PortSipException(PortSipFailure.FileNotWritten, $"Could not write the events to '{PathOf(_day)}': {e.Message.TrimEnd('.')}.", e) { Operation = "write the events", IsSafeToRetry = true };
        }
    }
}
