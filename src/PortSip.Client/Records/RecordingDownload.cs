using System.Net;

namespace PortSip.Client;

/// <summary>One file of a recording on its way to the disk.</summary>
internal sealed class RecordingDownload(
    PortSipConnection connection, IRequestLog log, PortSipRecordingFile file, RecordingTarget target, IProgress<PortSipTransferProgress>? progress)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(0.2);
    private const string Operation = "download the recording";

    private TimeSpan _startedAt;
    private TimeSpan _toldAt;
    private long _startedWith;

    /// <summary>Downloads it, and gives its path.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var url = ReceivedText.Original(file.Url) ?? throw new PortSipException(PortSipFailure.NotFound, "The recording has no file to download.") { Operation = Operation, IsSafeToRetry = true };
        if (target.Conflict == RecordingTargetConflict.Fail && File.Exists(target.Path))
            throw PartialFile.Exists(target.Path);
        using var part = new PartialFile(target.Path, url, Tell);
        part.Open();
        _startedAt = connection.Clock.Elapsed;
        _startedWith = part.Length;
        var request = new ApiRequest(Operation, HttpMethod.Get, RecordingLink.PathAndQuery(url, connection.ApiUri), Repeatability.Repeatable) { Sink = part };

        await FetchAsync(request, part, cancellationToken).ConfigureAwait(false);
        Check(part, url);
        part.MoveIntoPlace(target.Conflict);
        progress?.Report(new PortSipTransferProgress(part.Total ?? 0, part.Total, 0));
        return target.Path;
    }

    /// <summary>A transfer that is cut after it has brought something is no failed attempt: the rest is asked for, with all the retries again.</summary>
    private async Task FetchAsync(ApiRequest request, PartialFile part, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = part.Length;
            try
            {
                var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (response.StatusCode != HttpStatusCode.RequestedRangeNotSatisfiable || before == 0)
                    return;
                // What an earlier transfer left is as long as the file, or longer: not to be believed.
                part.Restart();
            }
            catch (PortSipException e) when (part.Length > before && e.Failure is PortSipFailure.InvalidResponse or PortSipFailure.TimedOut or PortSipFailure.ConnectionFailed)
            {
                log.Verbose($"{e.Message} Going on at byte {part.Length}.");
            }
        }
    }

    /// <summary>Public links need no token and get none; private ones want it, and the connection remembers which they are (API §6).</summary>
    private async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (connection.HasPrivateLinks != true)
        {
            var open = await connection.SendAnonymouslyAsync(request, log, cancellationToken).ConfigureAwait(false);
            if (open.IsSuccess || open.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
                return open;
            if (open.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
                throw Failures.FromResponse(request, open, token: null);
        }
        try
        {
            var response = await connection.SendAsync(request, log, cancellationToken).ConfigureAwait(false);
            connection.HasPrivateLinks = true;
            return response;
        }
        catch (PortSipException e) when (e.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return new ApiResponse(HttpStatusCode.RequestedRangeNotSatisfiable, default, Date: null);
        }
    }

    private void Check(PartialFile part, string url)
    {
        var problem = part.Total is { } total && part.Length != total ? $"is {part.Length} bytes long, and the server announced {total}"
            : file.Size is { } size && part.Length != size ? $"is {part.Length} bytes long, and the PBX says {size}"
            : RecordingLink.Sha256(url) is { } digest && part.Digest() != digest ? "isn't what its digest says"
            : null;
        if (problem is null)
            return;
        part.Delete();
        throw new PortSipException(PortSipFailure.InvalidResponse, $"Could not {Operation}: the file {problem}.")
        {
            Operation = Operation,
            IsSafeToRetry = true,
            RecommendedAction = "Try again; if it stays so, see the recording on the PBX itself.",
        };
    }

    private void Tell(long bytes, long? total)
    {
        var now = connection.Clock.Elapsed;
        if (progress is null || now - _toldAt < ProgressInterval)
            return;
        _toldAt = now;
        var time = (now - _startedAt).TotalSeconds;
        progress.Report(new PortSipTransferProgress(bytes, total ?? file.Size, time > 0 ? (bytes - _startedWith) / time : 0));
    }
}
