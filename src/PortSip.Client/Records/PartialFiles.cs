using System.Runtime.InteropServices;

namespace PortSip.Client;

/// <summary>
/// The files of unfinished transfers to one target: <c>NAME.KEY.RANDOM.partial</c> next to it. The key is a digest of the link. The random
/// part can't be guessed, so nothing can be planted beforehand; files of earlier transfers are found by the other parts.
/// </summary>
internal sealed class PartialFiles
{
    private const string Extension = ".partial";
    private const int KeyLength = 12;
    private const int RandomLength = 16;
    private const int LargestNumberOfNames = 10;

    /// <summary>The suffix of partial files and their notes.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [Extension, Extension + PartialNotes.Suffix];

    private static readonly TimeSpan OldAge = TimeSpan.FromDays(1);
    private static readonly StringComparison SameName =
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private readonly string _prefix;
    private readonly string _key;
    private readonly Func<string, FileMode, Stream> _open;

    /// <param name="target">The full path of the file.</param>
    /// <param name="source">The digest of the link of the file.</param>
    /// <param name="open">Opens a file exclusively; null for the file system's own way.</param>
    /// <exception cref="ArgumentException">The path isn't valid for a file.</exception>
    public PartialFiles(string target, string source, Func<string, FileMode, Stream>? open = null)
    {
        Folder = Path.GetDirectoryName(target) ?? throw new ArgumentException("it is the root of a drive");
        var name = Path.GetFileName(target);
        var shortened = SafeFileName.Shortened(name);
        // A name can have the maximum length of the file system, which leaves no room for a suffix.
        _prefix = shortened == name ? $"{name}." : $"{shortened}.{TextDigest.Of(name).Substring(0, KeyLength)}.";
        _key = source.Substring(0, KeyLength);
        _open = open ?? OpenExclusively;
    }

    public string Folder { get; }

    /// <summary>Creates a new one. No existing file and no target of a link is opened.</summary>
    public Stream Create(out string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            path = Path.Combine(Folder, $"{_prefix}{_key}.{Guid.NewGuid().ToString("N").Substring(0, RandomLength)}{Extension}");
            try
            {
                return _open(path, FileMode.CreateNew);
            }
            catch (IOException) when (attempt < LargestNumberOfNames && File.Exists(path))
            {
                // On Unix, a file is created first and then locked; another transfer that examined it in between had the lock.
                FileFailures.TryDelete(path);
            }
        }
    }

    /// <summary>The existing files for the target, from any link, sorted by name.</summary>
    public List<string> Find() =>
        [.. Directory.EnumerateFiles(Folder, "*" + Extension).Where(path => IsOfTarget(Path.GetFileName(path))).OrderBy(path => path, StringComparer.Ordinal)];

    /// <summary>Whether a found file comes from the same link.</summary>
    public bool IsOfSource(string path) => Path.GetFileName(path).Substring(_prefix.Length, KeyLength).Equals(_key, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Opens a found file exclusively. Null if another transfer has it, or if it isn't a partial file: a link, a pipe, a file
    /// that this user can't write, or one that no longer exists.
    /// </summary>
    public Stream? TryOpen(string path, out bool isInUse)
    {
        isInUse = false;
        Stream? stream = null;
        try
        {
            if (!IsRegular(path))
                return null;
            stream = _open(path, FileMode.Open);
            // Checked again: it may have been replaced before it was opened, and moved into place by its transfer before it was locked.
            if (stream.CanSeek && IsRegular(path))
                return stream;
        }
        catch (Exception e) when (e is FileNotFoundException or UnauthorizedAccessException)
        {
            // It no longer exists or belongs to another user: treat it as absent.
        }
        catch (IOException)
        {
            isInUse = true;
        }
        // A file that was moved into place in the meantime must not stay locked.
        stream?.Dispose();
        return null;
    }

    /// <summary>Deletes what an earlier transfer left.</summary>
    public void DeleteLeft(string path)
    {
        if (TryOpen(path, out _) is not { } stream)
            return;
        // Without notes and content, it may belong to a transfer that is just starting.
        var isOfUse = !PartialNotes.Exist(path) && (stream.Length > 0 || DateTime.UtcNow - File.GetLastWriteTimeUtc(path) < OldAge);
        stream.Dispose();
        if (!isOfUse)
            Delete(path);
    }

    /// <summary>Deletes a partial file and its notes. Whatever can't be deleted is left for the next transfer to the target.</summary>
    public static void Delete(string path)
    {
        FileFailures.TryDelete(path);
        PartialNotes.Delete(path);
    }

    /// <summary>Whether it is a file, not a folder, a link or a device.</summary>
    public static bool IsRegular(string path) =>
        (File.GetAttributes(path) & (FileAttributes.Directory | FileAttributes.ReparsePoint | FileAttributes.Device)) == 0;

    private bool IsOfTarget(string name)
    {
        var random = name.Length - Extension.Length - RandomLength;
        return random - 1 - KeyLength == _prefix.Length && name.StartsWith(_prefix, SameName) && name[random - 1] == '.'
            && name.Skip(_prefix.Length).Take(KeyLength).Concat(name.Skip(random).Take(RandomLength)).All(Uri.IsHexDigit);
    }

    // On Unix, only sharing None locks a file exclusively. Unbuffered, so that a full disk is noticed at the write.
    private static FileStream OpenExclusively(string path, FileMode mode) =>
        new(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, useAsync: true);
}
