namespace PortSip.Client;

/// <summary>What is noted beside a partial file, so that a later transfer can go on with it: the link that it is from, and the version of the file.</summary>
/// <param name="source">The digest of the link.</param>
internal sealed class PartialNotes(string source)
{
    /// <summary>What the name of the notes has behind that of the partial file.</summary>
    public const string Suffix = "-notes";

    private const int LargestNotes = 4096;

    /// <summary>Whether there are any: the transfer has begun.</summary>
    public static bool Exist(string partial) => File.Exists(PathOf(partial));

    /// <summary>Writes them.</summary>
    /// <param name="partial">The partial file.</param>
    /// <param name="version">The version; null if it can't be told from others.</param>
    public void Write(string partial, FileVersion? version)
    {
        // Deleted first: a link that somebody put at their place is not followed.
        File.Delete(PathOf(partial));
        using var writer = new StreamWriter(new FileStream(PathOf(partial), FileMode.CreateNew, FileAccess.Write, FileShare.None));
        writer.WriteLine(source);
        foreach (var line in version?.ToLines() ?? [])
            writer.WriteLine(line);
    }

    /// <summary>The version that the partial file is of; null if nothing certain is known.</summary>
    public FileVersion? Read(string partial)
    {
        var path = PathOf(partial);
        try
        {
            // A pipe has no length, and would be waited for.
            if (!PartialFiles.IsRegular(path) || new FileInfo(path).Length is 0 or > LargestNotes)
                return null;
            var lines = File.ReadAllLines(path);
            return lines.Length > 1 && lines[0] == source ? FileVersion.Parse(lines) : null;
        }
        catch (Exception e) when (FileFailures.IsOfFiles(e))
        {
            // Nothing to report: without its notes a partial file isn't used, and the whole file is fetched.
            return null;
        }
    }

    /// <summary>Deletes them, if that can be: without its file nobody reads them.</summary>
    public static void Delete(string partial) => FileFailures.TryDelete(PathOf(partial));

    private static string PathOf(string partial) => partial + Suffix;
}
