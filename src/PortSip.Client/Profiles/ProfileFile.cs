using System.IO;
using System.Text;

namespace PortSip.Client;

/// <summary>
/// The file on disk. A change is written to another file first, which then takes its place: a reader sees the old content or the new one.
/// Processes that change it take turns, so that no change is lost.
/// </summary>
internal sealed class ProfileFile(string path)
{
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public string Path => path;

    /// <exception cref="PortSipException">ProfileUnreadable.</exception>
    public ProfileDocument Read()
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return ProfileDocument.Read(path, reader.ReadToEnd());
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return ProfileDocument.Read(path, content: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PortSipException(PortSipFailure.ProfileUnreadable, $"The file of profiles '{path}' can't be read: {e.Message.TrimEnd('.')}.", e) { IsSafeToRetry = true, Value = path };
        }
    }

    /// <summary>Changes the content. Nothing is written if it can't be read, or if the change returns false.</summary>
    /// <exception cref="PortSipException">ProfileUnreadable; FileNotWritten.</exception>
    public async Task<bool> ChangeAsync(Func<ProfileDocument, bool> change, CancellationToken cancellationToken)
    {
        try
        {
            CreateFolder();
            using var turn = await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
            var document = Read();
            if (!change(document))
                return false;
            Write(document.ToUtf8());
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new PortSipException(PortSipFailure.FileNotWritten, $"The file of profiles '{path}' can't be written: {e.Message.TrimEnd('.')}.", e) { IsSafeToRetry = true };
        }
    }

    // The file of the lock stays: if it were deleted, two processes could each hold a lock on a file of this name.
    private async Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return Open(path + ".lock", FileMode.OpenOrCreate);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException) && waited.Elapsed < LongestTurn)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Write(byte[] content)
    {
        var target = Target();
        var draft = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = Open(draft, FileMode.CreateNew))
            {
                stream.Write(content, 0, content.Length);
                // To the disk, before the name points to it.
                stream.Flush(flushToDisk: true);
            }
            Replace(draft, target);
        }
        catch
        {
            FileFailures.TryDelete(draft);
            throw;
        }
    }

#if NET
    private static FileStream Open(string file, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(file, options);
    }

    private static void Replace(string draft, string target) => File.Move(draft, target, overwrite: true);

    // A link stays one: it may point into a folder that the user keeps under version control.
    private string Target() => new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;

    private void CreateFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
#else
    private static FileStream Open(string file, FileMode mode) => new(file, mode, FileAccess.ReadWrite, FileShare.None);

    private static void Replace(string draft, string target)
    {
        if (File.Exists(target))
            File.Replace(draft, target, destinationBackupFileName: null);
        else
            File.Move(draft, target);
    }

    private string Target() => path;

    private void CreateFolder() => Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
#endif
}
