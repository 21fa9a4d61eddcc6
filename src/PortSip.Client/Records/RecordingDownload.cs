using System.Net;

namespace PortSip.Client;

/// <summary>The download of one file of a recording or a voicemail.</summary>
internal sealed class RecordingDownload(
    ApiSender sender, PortSipRecordingFile file, RecordingTarget target, IProgress<PortSipTransferProgress>? progress)
{
    private const int LargestLeastProgress = 65_536;
    // Larger than any recording: a gigabyte, and for a long one more than video needs.
    private const long LargestOfUnknownLength = 1L << 30;
    private const long LargestOfASecond = 4L << 20;

    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(0.2);

    private TimeSpan _startedAt;
    private TimeSpan _toldAt;
    private long _startedWith;

    /// <summary>Opens a partial file; tests replace it to simulate a full disk.</summary>
    internal Func<string, FileMode, Stream>? Open { get; init; }

    private string Operation => $"download the {file.Noun}";

    private RecordingLinks Links => RecordingLinks.Of(sender.Connection);

    /// <summary>The size limit if neither the PBX nor the server reports a size: an endless body would fill the disk.</summary>
    internal long Largest { get; init; } = Math.Max(LargestOfUnknownLength, (long)(file.Duration?.TotalSeconds ?? 0) * LargestOfASecond);

    /// <summary>Downloads the file and returns its path.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var url = ReceivedText.Original(file.Url) ?? throw new PortSipException(PortSipFailure.NotFound, $"The {file.Noun} has no file to download.") { Operation = Operation, IsSafeToRetry = true };
        var link = RecordingLink.PathAndQuery(url, sender.Connection.ApiUri, Operation);
        RequireFree();
        using var part = await PartialFile.OpenAsync(target.Path, url, file.Size, Largest, Tell, sender.Connection.Clock, Open, cancellationToken).ConfigureAwait(false);
        part.Noun = file.Noun;
        // Another transfer may have created it while this one waited.
        RequireFree();
        _startedAt = sender.Connection.Clock.Elapsed;
        _startedWith = part.Length;
        var request = new ApiRequest(Operation, HttpMethod.Get, link, Repeatability.Repeatable) { Sink = part };

        await FetchAsync(request, part, cancellationToken).ConfigureAwait(false);
        if (RecordingLink.Sha256(url) is { } digest && part.Digest() != digest)
            throw part.Refuse("the file doesn't match its digest");
        part.MoveIntoPlace(target.Conflict);
        progress?.Report(new PortSipTransferProgress(part.Length, part.Length, 0));
        return target.Path;
    }

    private void RequireFree()
    {
        if (Directory.Exists(target.Path))
            throw FileFailures.NotWritten(target.Path, "a folder with that name exists");
        if (target.Conflict == RecordingTargetConflict.Fail && FinalPlace.IsTaken(target.Path))
            throw FileFailures.Exists(target.Path);
    }

    /// <summary>
    /// A transfer that is cut off after progress isn't a failed attempt: the rest is requested, with all the retries again. But
    /// each such round has to return a substantial part of the file.
    /// </summary>
    private async Task FetchAsync(ApiRequest request, PartialFile part, CancellationToken cancellationToken)
    {
        var farthest = part.Length;
        var isRefused = false;
        while (true)
        {
            try
            {
                var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
                {
                    // The file of an earlier transfer is as long as the whole file, or longer: don't trust it.
                    if (isRefused || !part.AskedForRest)
                        throw part.Refuse("the server sent neither the requested part nor the whole file");
                    isRefused = true;
                    farthest = 0;
                    part.Restart();
                    continue;
                }
                if (part.IsWhole)
                    return;
                if (part.Total is null || !IsFair(part, farthest))
                    throw part.Refuse(FormattableString.Invariant($"the file ends after {part.Length} of {part.Total ?? file.Size} bytes"));
            }
            catch (PortSipException e) when (!part.IsRefused && IsCut(e) && IsFair(part, farthest))
            {
                sender.Log.Verbose(FormattableString.Invariant($"{e.Message} Continuing at byte {part.Length}."));
            }
            farthest = part.Length;
        }
    }

    private static bool IsCut(PortSipException e) => e.Failure is PortSipFailure.InvalidResponse or PortSipFailure.TimedOut or PortSipFailure.ConnectionFailed;

    /// <summary>Whether a round returned enough to justify another: a sixteenth of the file, or 64 KiB of a large one.</summary>
    private bool IsFair(PartialFile part, long farthest) =>
        part.Length - farthest >= Math.Min((part.Total ?? file.Size ?? long.MaxValue) / 16 + 1, LargestLeastProgress);

    /// <summary>Public links need no token and get none; private ones require it, and the connection remembers which kind they are (API §6).</summary>
    private async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (Links.ArePrivate != true)
        {
            var open = await sender.Connection.SendAnonymouslyAsync(request, sender.Log, cancellationToken).ConfigureAwait(false);
            if (open.IsSuccess || open.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
                return open;
            if (open.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
                throw Failures.FromResponse(request, open, token: null);
        }
        try
        {
            var response = await sender.SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
            Links.ArePrivate = true;
            return response;
        }
        catch (PortSipException e) when (e.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return new ApiResponse(HttpStatusCode.RequestedRangeNotSatisfiable, default, Headers: null);
        }
    }

    private void Tell(long bytes, long? total)
    {
        var now = sender.Connection.Clock.Elapsed;
        if (progress is null || now - _toldAt < ProgressInterval)
            return;
        _toldAt = now;
        var time = (now - _startedAt).TotalSeconds;
        progress.Report(new PortSipTransferProgress(bytes, total ?? file.Size, time > 0 ? (bytes - _startedWith) / time : 0));
    }
}
