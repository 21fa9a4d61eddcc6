namespace PortSip.Client;

/// <summary>
/// Reserves a target for one transfer, within this process and among processes: its owner has a locked partial file next to it. A transfer
/// creates its own file first and then looks for others; of two that start at the same time, the one whose file sorts later gives way.
/// </summary>
internal sealed class PartialClaim
{
    // A transfer in progress is unlikely to end right now; of two that start, one gives way immediately.
    private const int LooksAtOneThatHasBegun = 5;
    private const int LooksAtOneThatBegins = 50;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private PartialClaim(string path, Stream stream, FileVersion? version, IEnumerable<string> left)
    {
        Path = path;
        Stream = stream;
        Version = version;
        Left = [.. left.Where(other => other != path)];
    }

    /// <summary>The partial file.</summary>
    public string Path { get; }

    /// <summary>The partial file, open and locked.</summary>
    public Stream Stream { get; }

    /// <summary>The version of a partial file that an earlier transfer left; null if the file is new.</summary>
    public FileVersion? Version { get; }

    /// <summary>Other files that earlier transfers to the target left.</summary>
    public IReadOnlyList<string> Left { get; }

    /// <summary>Claims the target. A file that an earlier transfer of the same link left is continued if its version was noted.</summary>
    /// <returns>The claim; null if another transfer has the target.</returns>
    public static async Task<PartialClaim?> TakeAsync(PartialFiles files, PartialNotes notes, Clock clock, CancellationToken cancellationToken)
    {
        var stream = files.Create(out var path);
        var isTaken = false;
        try
        {
            for (var look = 1; ; look++)
            {
                var left = Look(files, path, out var rivals);
                if (rivals.Count == 0)
                {
                    if (Adopt(files, notes, left) is { } adopted)
                        return adopted;
                    notes.Write(path, version: null);
                    isTaken = true;
                    return new PartialClaim(path, stream, version: null, left);
                }
                var begun = rivals.FindAll(PartialNotes.Exist);
                if (look >= (begun.Count > 0 ? LooksAtOneThatHasBegun : LooksAtOneThatBegins)
                    || rivals.Except(begun).Any(rival => StringComparer.Ordinal.Compare(rival, path) < 0))
                    return null;
                await clock.DelayAsync(BetweenLooks, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (!isTaken)
            {
                stream.Dispose();
                PartialFiles.Delete(path);
            }
        }
    }

    private static List<string> Look(PartialFiles files, string own, out List<string> rivals)
    {
        var left = new List<string>();
        rivals = [];
        foreach (var path in files.Find().Where(path => path != own))
        {
            files.TryOpen(path, out var isInUse)?.Dispose();
            (isInUse ? rivals : left).Add(path);
        }
        return left;
    }

    private static PartialClaim? Adopt(PartialFiles files, PartialNotes notes, List<string> left)
    {
        foreach (var path in left.Where(files.IsOfSource))
        {
            if (files.TryOpen(path, out _) is not { } stream)
                continue;
            if (notes.Read(path) is { } version)
                return new PartialClaim(path, stream, version, left);
            stream.Dispose();
        }
        return null;
    }
}
