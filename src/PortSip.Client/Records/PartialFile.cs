using System.Net;
using System.Net.Http.Headers;

namespace PortSip.Client;

/// <summary>
/// An incomplete file next to its target. It outlives a failed transfer if its version is known reliably, and
/// the next transfer requests the rest. Parts of two versions are never joined (RFC 9110, 15.3.7.3).
/// </summary>
internal sealed class PartialFile : IBodySink, IDisposable
{
    private readonly PartialFiles _files;
    private readonly PartialNotes _notes;
    private readonly PartialClaim _claim;
    private readonly long? _expected;
    private readonly Action<long, long?> _onProgress;

    private FileVersion? _version;
    // The start of the requested rest; null if the whole file was requested.
    private long? _askedFrom;
    // The end of the current body.
    private long? _end;
    // The size limit of a body without an announced length.
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

    /// <summary>What the file is of, in words.</summary>
    public string Noun { get; set; } = "recording";

    /// <summary>The number of bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>The total size that the server announced, or null.</summary>
    public long? Total => _version?.Length;

    /// <summary>Whether everything announced has arrived.</summary>
    public bool IsWhole => !(Length < (Total ?? _expected));

    /// <summary>Whether the last request was for the rest only.</summary>
    public bool AskedForRest => _askedFrom is not null;

    /// <summary>Opens it, or the file that an earlier transfer left.</summary>
    /// <param name="target">The full path of the target. Its folder is created if it doesn't exist.</param>
    /// <param name="url">The link.</param>
    /// <param name="expected">The size that the PBX reports; null if it doesn't.</param>
    /// <param name="largest">The size limit if neither the PBX nor the server reports a size.</param>
    /// <param name="onProgress">Receives the bytes so far and the total.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="open">Opens a file exclusively; null for the file system's own way.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">FileNotWritten: another transfer is using the file, or the file system rejects it.</exception>
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
        // Without a condition only if the server sends no version at all, and only within the same transfer.
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
            throw Refuse($"the response is a web page, not a {Noun}");
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
            // Written completely or not at all: canceling in the middle would leave more or less than was counted.
            await _claim.Stream.WriteAsync(buffer, 0, count, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (FileFailures.IsOfFiles(e))
        {
            throw FileFailures.NotWritten(Target, e);
        }
        Length += count;
        _onProgress(Length, Total);
    }

    /// <summary>Starts over.</summary>
    public void Restart()
    {
        _version = null;
        Guard(() => _claim.Stream.SetLength(0));
        Length = 0;
    }

    /// <summary>The SHA-256 of the content so far, in hexadecimal digits.</summary>
    public string Digest() => FileFailures.Guard(Target, () =>
    {
        _claim.Stream.Seek(0, SeekOrigin.Begin);
        return TextDigest.Of(_claim.Stream);
    });

    /// <summary>The content isn't the file, and the next transfer must not continue it.</summary>
    public PortSipException Refuse(string problem)
    {
        _isDiscarded = true;
        return new PortSipException(PortSipFailure.InvalidResponse, $"Could not download the {Noun}: {problem}.")
        {
            Operation = $"download the {Noun}",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.FileDamaged,
        };
    }

    /// <summary>Whether <see cref="Refuse"/> has rejected it.</summary>
    public bool IsRefused => _isDiscarded;

    /// <summary>The file is complete: moves it into place.</summary>
    /// <exception cref="PortSipException">FileExists; FileNotWritten.</exception>
    public void MoveIntoPlace(RecordingTargetConflict conflict)
    {
        Guard(() =>
        {
            // After a power failure, a file with its final name but no content would be taken for the recording.
            if (_claim.Stream is FileStream file)
                file.Flush(flushToDisk: true);
            foreach (var left in _claim.Left)
                _files.DeleteLeft(left);
        });
        FinalPlace.Take(Target, conflict, () =>
        {
            // Windows can't move an open file. Elsewhere it stays locked until it is in place, so that no other transfer continues it.
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
        // Deleted while locked if possible, so that no other transfer continues it.
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

    // Why a part can't follow the existing content; null if it can.
    private string? Problem(ContentRangeHeaderValue? range, HttpResponseMessage response) =>
        range is not { Unit: "bytes", From: { } from, To: { } to, Length: { } total } || from != Length || to < from || to >= total
            || (response.Content.Headers.ContentLength is { } body && body != to - from + 1)
            ? "the server sent a different part of the file than requested"
        : Length > 0 && !(_version!.Fits(FileVersion.Of(response, total)) && (Total ?? total) == total)
            ? "the server sent part of a different version of the file"
        : null;

    private void Guard(Action action) => FileFailures.Guard(Target, action);
}
