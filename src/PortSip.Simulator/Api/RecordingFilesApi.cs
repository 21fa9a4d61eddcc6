using System.Globalization;

namespace PortSip.Simulator;

/// <summary><c>GET /blobs/{digest}</c> or, if recordings name their files by id, <c>GET /files/{id}/data</c>: the files of recordings and voicemails, whole or (Range, If-Range) from a byte on.</summary>
internal sealed class RecordingFilesApi(SimulatorOptions options, RecordingArchive archive, Voicemails voicemails)
{
    private const string RangePrefix = "bytes=";

    public IEnumerable<Route> Routes => options.Version.RecordingFiles == RecordingFileForm.Id
        ? [new("GET", "files/{id}/data", SimulatorOperation.DownloadRecording, RouteAccess.Anonymous, request => Get(request, Find(file => file.FileId == request.Id)))]
        : [new("GET", "blobs/{id}", SimulatorOperation.DownloadRecording, RouteAccess.Anonymous, request => Get(request, Find(file => file.Digest == request.Id)))];

    private StoredFile? Find(Func<StoredFile, bool> isWanted) => archive.All.Cast<StoredFile>().Concat(voicemails.All).FirstOrDefault(isWanted);

    private SimulatorResponse Get(ApiRequest request, StoredFile? found)
    {
        if (options.RecordingLinks == SimulatorLinkAccess.Private && request.Principal is null)
            return Answer.Refuse(401, Errors.TokenRefused);
        if (found is not { } file)
            return Answer.Refuse(404, Errors.NotFound);
        var content = file.Content;
        if (request.Http.Header("Range") is not { } range)
            return File(200, file, content);
        if (!TryReadStart(range, out var start))
            return File(200, file, content);
        if (request.Http.Header("If-Range") is { } version && version != EntityTag(file))
            return File(200, file, content);
        if (start >= content.Length)
            return Answer.Empty(416).With("Content-Range", string.Format(CultureInfo.InvariantCulture, "bytes */{0}", content.Length));
        return File(206, file, [.. content.Skip(start)])
            .With("Content-Range", string.Format(CultureInfo.InvariantCulture, "bytes {0}-{1}/{2}", start, content.Length - 1, content.Length));
    }

    private static SimulatorResponse File(int statusCode, StoredFile file, byte[] content) => new()
    {
        StatusCode = statusCode,
        Headers =
        [
            new("Content-Type", "application/octet-stream"),
            new("Content-Disposition", "attachment; filename=\"" + file.FileName + "\""),
            new("Accept-Ranges", "bytes"),
            new("ETag", EntityTag(file)),
        ],
        Body = content,
    };

    // A file never changes.
    private static string EntityTag(StoredFile file) => "\"" + file.Id + "\"";

    /// <summary>Only "from here to the end": other ranges are ignored, as the standard allows.</summary>
    private static bool TryReadStart(string range, out int start)
    {
        start = 0;
        return range.StartsWith(RangePrefix, StringComparison.Ordinal)
            && range.EndsWith("-", StringComparison.Ordinal)
            && int.TryParse(range.Substring(RangePrefix.Length).TrimEnd('-'), NumberStyles.None, CultureInfo.InvariantCulture, out start);
    }
}
