using System.Runtime.InteropServices;

namespace PortSip.Client;

/// <summary>
/// The files of unfinished transfers to one target: <c>NAME.KEY.RANDOM.partial</c> beside it. The key is a digest of the link. Nobody can
/// put something in the way beforehand, since nobody knows the random part; what earlier transfers left is found by the rest.
/// </summary>
internal sealed class PartialFiles
{
    private const string Extension = ".partial";
    private const int KeyLength = 12;
    private const int RandomLength = 16;
    private const int LargestNumberOfNames = 10;

    /// <summary>What the names of partial files and their notes end in.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [Extension, Extension + PartialNotes.Suffix];

    private static readonly TimeSpan OldAge = TimeSpan.FromDays(1);
    private static readonly StringComparison SameName =
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private readonly string _prefix;
    private readonly string _key;
    private readonly Func<string, FileMode, Stream> _open;

    /// <param name="target">The whole path of the file.</param>
    /// <param name="source">The digest of the link that the file comes from.</param>
    /// <param name="open">Opens a file for one transfer alone; null for the file system's own way.</param>
    /// <exception cref="ArgumentException">The path can't be one of a file.</exception>
    public PartialFiles(string target, string source, Func<string, FileMode, Stream>? open = null)
    {
        Folder = Path.GetDirectoryName(target) ?? throw new ArgumentException("it is the root of a drive");
        var name = Path.GetFileName(target);
        var shortened = SafeFileName.Shortened(name);
        // A name may fill what a file system allows, and leaves no room for more then.
        _prefix = shortened == name ? $"{name}." : $"{shortened}.{TextDigest.Of(name).Substring(0, KeyLength)}.";
        _key = source.Substring(0, KeyLength);
        _open = open ?? OpenExclusively;
    }

    public string Folder { get; }

    /// <summary>Makes a new one. Nothing that exists is opened, nor what a link leads to.</summary>
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
                // On Unix a file is made first and locked then; another transfer that looked at it in between had the lock.
                FileFailures.TryDelete(path);
            }
        }
    }

    /// <summary>The files that there are for the target, whatever link they come from, in the order of their names.</summary>
    public List<string> Find() =>
        [.. Directory.EnumerateFiles(Folder, "*" + Extension).Where(path => IsOfTarget(Path.GetFileName(path))).OrderBy(path => path, StringComparer.Ordinal)];

    /// <summary>Whether a file that was found comes from the same link.</summary>
    public bool IsOfSource(string path) => Path.GetFileName(path).Substring(_prefix.Length, KeyLength).Equals(_key, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Opens a file that was found, for this transfer alone. Null if another has it, and if it is none of ours: a link, a pipe, a file
    /// that this user may not write, or one that is gone.
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
            // Once more: before it was opened it may have been exchanged, and before it was locked its transfer may have moved it into place.
            if (stream.CanSeek && IsRegular(path))
                return stream;
        }
        catch (Exception e) when (e is FileNotFoundException or UnauthorizedAccessException)
        {
            // Gone, or somebody else's: as if it weren't there.
        }
        catch (IOException)
        {
            isInUse = true;
        }
        // One that was moved into place meanwhile must not stay locked there.
        stream?.Dispose();
        return null;
    }

    /// <summary>Deletes what an earlier transfer left.</summary>
    public void DeleteLeft(string path)
    {
        if (TryOpen(path, out _) is not { } stream)
            return;
        // Without notes and content it may belong to a transfer that begins at this moment.
        var isOfUse = !PartialNotes.Exist(path) && (stream.Length > 0 || DateTime.UtcNow - File.GetLastWriteTimeUtc(path) < OldAge);
        stream.Dispose();
        if (!isOfUse)
            Delete(path);
    }

    /// <summary>Deletes a partial file and its notes. What can't be deleted is left for the next transfer to the target.</summary>
    public static void Delete(string path)
    {
        FileFailures.TryDelete(path);
        PartialNotes.Delete(path);
    }

    /// <summary>Whether it is a file, and not a folder, a link or a device.</summary>
    public static bool IsRegular(string path) =>
        (File.GetAttributes(path) & (FileAttributes.Directory | FileAttributes.ReparsePoint | FileAttributes.Device)) == 0;

    private bool IsOfTarget(string name)
    {
        var random = name.Length - Extension.Length - RandomLength;
        return random - 1 - KeyLength == _prefix.Length && name.StartsWith(_prefix, SameName) && name[random - 1] == '.'
            && name.Skip(_prefix.Length).Take(KeyLength).Concat(name.Skip(random).Take(RandomLength)).All(Uri.IsHexDigit);
    }

    // On Unix no other sharing than None locks a file for one alone. Nothing is buffered, so that a full disk is noticed when it is written to.
    private static FileStream OpenExclusively(string path, FileMode mode) =>
        new(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, useAsync: true);
}
