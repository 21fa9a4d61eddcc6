namespace PortSip.Client;

/// <summary>The notes next to a partial file, so that a later transfer can continue it: the link that it comes from, and the version of the file.</summary>
/// <param name="source">The digest of the link.</param>
internal sealed class PartialNotes(string source)
{
    /// <summary>The suffix of the notes after the partial file's name.</summary>
    public const string Suffix = "-notes";

    private const int LargestNotes = 4096;

    /// <summary>Whether notes exist: the transfer has started.</summary>
    public static bool Exist(string partial) => File.Exists(PathOf(partial));

    /// <summary>Writes them.</summary>
    /// <param name="partial">The partial file.</param>
    /// <param name="version">The version; null if it can't be identified.</param>
    public void Write(string partial, FileVersion? version)
    {
        // Deleted first, so that a link planted in its place isn't followed.
        File.Delete(PathOf(partial));
        using var writer = new StreamWriter(new FileStream(PathOf(partial), FileMode.CreateNew, FileAccess.Write, FileShare.None));
        writer.WriteLine(source);
        foreach (var line in version?.ToLines() ?? [])
            writer.WriteLine(line);
    }

    /// <summary>The version of the partial file; null if it isn't known reliably.</summary>
    public FileVersion? Read(string partial)
    {
        var path = PathOf(partial);
        try
        {
            // A pipe has no length, and reading it would block.
            if (!PartialFiles.IsRegular(path) || new FileInfo(path).Length is 0 or > LargestNotes)
                return null;
            var lines = File.ReadAllLines(path);
            return lines.Length > 1 && lines[0] == source ? FileVersion.Parse(lines) : null;
        }
        catch (Exception e) when (FileFailures.IsOfFiles(e))
        {
            // No need to report: without its notes, a partial file isn't used, and the whole file is downloaded.
            return null;
        }
    }

    /// <summary>Deletes them if possible: without the partial file, they aren't read.</summary>
    public static void Delete(string partial) => FileFailures.TryDelete(PathOf(partial));

    private static string PathOf(string partial) => partial + Suffix;
}
