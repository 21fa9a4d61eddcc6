namespace PortSip.Client;

/// <summary>
/// Has a target for one transfer alone, in this process and among processes: who has it holds a locked partial file beside it. A transfer
/// makes its own first and then looks; two that begin at the same moment see each other, and the one whose file comes later by name gives way.
/// </summary>
internal sealed class PartialClaim
{
    // A transfer that has begun will hardly end just now; of two that begin, one gives way at once.
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

    /// <summary>The partial file, opened and locked.</summary>
    public Stream Stream { get; }

    /// <summary>Of which version the partial file is, where an earlier transfer left it; null where it is new.</summary>
    public FileVersion? Version { get; }

    /// <summary>What else earlier transfers to the target left.</summary>
    public IReadOnlyList<string> Left { get; }

    /// <summary>Takes the target. What an earlier transfer of the same link left is gone on with if its version is noted.</summary>
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
