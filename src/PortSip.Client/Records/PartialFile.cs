using System.Net;
using System.Net.Http.Headers;

namespace PortSip.Client;

/// <summary>
/// A file that is not whole yet, beside the one that it will be. It outlives a failed transfer if its version is known for certain, and
/// the next one asks for the rest. Parts of two versions are never put together (RFC 9110, 15.3.7.3).
/// </summary>
internal sealed class PartialFile : IBodySink, IDisposable
{
    private readonly PartialFiles _files;
    private readonly PartialNotes _notes;
    private readonly PartialClaim _claim;
    private readonly long? _expected;
    private readonly Action<long, long?> _onProgress;

    private FileVersion? _version;
    // Where the rest begins that was asked for; null where the whole was.
    private long? _askedFrom;
    // Where the body that comes ends.
    private long? _end;
    // What a body may have that nobody has announced a length of.
    private readonly long _largest;
    private bool _isDiscarded;
    private bool _isClosed;

    private PartialFile(string target, PartialFiles files, PartialNotes notes, PartialClaim claim, long? expected, long largest, Action<long, long?> onProgress)
    {
        Target = target;
        _files = files;
        _notes = notes;
        _claim = claim;
        _version = claim.Version;
        _expected = expected;
        _largest = largest;
        _onProgress = onProgress;
        Length = claim.Stream.Length;
        claim.Stream.Seek(0, SeekOrigin.End);
    }

    public string Target { get; }

    /// <summary>How much is there.</summary>
    public long Length { get; private set; }

    /// <summary>How much it will be by the server's word, or null.</summary>
    public long? Total => _version?.Length;

    /// <summary>Whether everything is there that was announced.</summary>
    public bool IsWhole => !(Length < (Total ?? _expected));

    /// <summary>Whether the last request asked for the rest alone.</summary>
    public bool AskedForRest => _askedFrom is not null;

    /// <summary>Opens it, or what an earlier transfer left of it.</summary>
    /// <param name="target">The whole path of the file that it will be. Its folder is made where it doesn't exist.</param>
    /// <param name="url">The link.</param>
    /// <param name="expected">How long it is by the PBX's word; null if it doesn't say.</param>
    /// <param name="largest">How long it may be where neither the PBX nor the server says how long it is.</param>
    /// <param name="onProgress">Is told what is there, and how much it will be.</param>
    /// <param name="clock">The time.</param>
    /// <param name="open">Opens a file for one transfer alone; null for the file system's own way.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">FileNotWritten: another transfer is using the file, or the file system refuses it.</exception>
    public static async Task<PartialFile> OpenAsync(
        string target, string url, long? expected, long largest, Action<long, long?> onProgress, Clock clock, Func<string, FileMode, Stream>? open, CancellationToken cancellationToken)
    {
        var source = TextDigest.Of(url);
        var notes = new PartialNotes(source);
        try
        {
            var files = new PartialFiles(target, source, open);
            Directory.CreateDirectory(files.Folder);
            var claim = await PartialClaim.TakeAsync(files, notes, clock, cancellationToken).ConfigureAwait(false) ?? throw FileFailures.InUse(target);
            return new PartialFile(target, files, notes, claim, expected, largest, onProgress);
        }
        catch (Exception e) when (FileFailures.IsOfFiles(e))
        {
            throw FileFailures.NotWritten(target, e);
        }
    }

    public void Prepare(HttpRequestMessage message)
    {
        _askedFrom = null;
        // Without a condition only where the server gives no version at all, to itself in the same transfer.
        var condition = _version?.IfRange;
        if (Length > 0 && (condition is not null || _version is { IsNameless: true, Length: not null }) && !(Length >= Total))
        {
            _askedFrom = Length;
            message.Headers.Range = new RangeHeaderValue(Length, null);
            message.Headers.IfRange = condition;
        }
    }

    public void Begin(HttpResponseMessage response)
    {
        if ("text/html".Equals(response.Content.Headers.ContentType?.MediaType, StringComparison.OrdinalIgnoreCase))
            throw Refuse("the answer is a web page, not a recording");
        if (response.StatusCode == HttpStatusCode.PartialContent)
            BeginPart(response);
        else
            BeginWhole(response, response.StatusCode == HttpStatusCode.NoContent ? 0 : response.Content.Headers.ContentLength);
        if (Total is { } total && _expected is { } expected && total != expected)
            throw Refuse($"the server announces {total} bytes, but the PBX reports {expected}");
    }

    public async Task WriteAsync(byte[] buffer, int count, CancellationToken cancellationToken)
    {
        if (Length + count > (_end ?? _expected))
            throw Refuse($"the server sent more than the {_end ?? _expected} bytes that were announced");
        if ((_end ?? _expected) is null && Length + count > _largest)
            throw Refuse($"the server announced no length and sent more than {_largest} bytes");
        try
        {
            // Written whole or not at all: what is cancelled in the middle would leave more or less than is counted.
            await _claim.Stream.WriteAsync(buffer, 0, count, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (FileFailures.IsOfFiles(e))
        {
            throw FileFailures.NotWritten(Target, e);
        }
        Length += count;
        _onProgress(Length, Total);
    }

    /// <summary>Begins anew.</summary>
    public void Restart()
    {
        _version = null;
        Guard(() => _claim.Stream.SetLength(0));
        Length = 0;
    }

    /// <summary>The SHA-256 of what is there, in hexadecimal digits.</summary>
    public string Digest() => FileFailures.Guard(Target, () =>
    {
        _claim.Stream.Seek(0, SeekOrigin.Begin);
        return TextDigest.Of(_claim.Stream);
    });

    /// <summary>What is there isn't the file, and the next transfer must not go on with it.</summary>
    public PortSipException Refuse(string problem)
    {
        _isDiscarded = true;
        return new PortSipException(PortSipFailure.InvalidResponse, $"Could not download the recording: {problem}.")
        {
            Operation = "download the recording",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.FileDamaged,
        };
    }

    /// <summary>Whether <see cref="Refuse"/> has refused it.</summary>
    public bool IsRefused => _isDiscarded;

    /// <summary>It is whole: puts it into its place.</summary>
    /// <exception cref="PortSipException">FileExists; FileNotWritten.</exception>
    public void MoveIntoPlace(RecordingTargetConflict conflict)
    {
        Guard(() =>
        {
            // A file that has its name and no content after a power failure would be taken for the recording.
            if (_claim.Stream is FileStream file)
                file.Flush(flushToDisk: true);
            foreach (var left in _claim.Left)
                _files.DeleteLeft(left);
        });
        FinalPlace.Take(Target, conflict, () =>
        {
            // Windows moves no file that is open. Elsewhere it stays locked until it is in place: nobody may go on with it in between.
            if (FinalPlace.IsWindows)
                _claim.Stream.Dispose();
            return _claim.Path;
        });
        _isClosed = true;
        _claim.Stream.Dispose();
        PartialNotes.Delete(_claim.Path);
    }

    public void Dispose()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        // Deleted while it is locked where that can be, so that nobody goes on with it.
        var isOfUse = Length > 0 && !(Length >= Total) && !_isDiscarded && _version?.IfRange is not null;
        if (!isOfUse && !FinalPlace.IsWindows)
            PartialFiles.Delete(_claim.Path);
        _claim.Stream.Dispose();
        if (!isOfUse && FinalPlace.IsWindows)
            PartialFiles.Delete(_claim.Path);
    }

    private void BeginWhole(HttpResponseMessage response, long? length)
    {
        Restart();
        _version = FileVersion.Of(response, length);
        _end = length;
        Guard(() => _notes.Write(_claim.Path, _version.IsProven ? _version : null));
    }

    private void BeginPart(HttpResponseMessage response)
    {
        var range = response.Content.Headers.ContentRange;
        var problem = Problem(range, response);
        if (problem is not null)
        {
            Restart();
            throw new UnusableAnswerException(problem);
        }
        if (Length == 0)
            BeginWhole(response, range!.Length);
        else
            _version = _version! with { Length = range!.Length };
        _end = range!.To + 1;
    }

    // Why a part can't follow what is there; null if it can.
    private string? Problem(ContentRangeHeaderValue? range, HttpResponseMessage response) =>
        range is not { Unit: "bytes", From: { } from, To: { } to, Length: { } total } || from != Length || to < from || to >= total
            || (response.Content.Headers.ContentLength is { } body && body != to - from + 1)
            ? "the server sent a different part of the file than requested"
        : Length > 0 && !(_version!.Fits(FileVersion.Of(response, total)) && (Total ?? total) == total)
            ? "the server sent part of a different version of the file"
        : null;

    private void Guard(Action action) => FileFailures.Guard(Target, action);
}
