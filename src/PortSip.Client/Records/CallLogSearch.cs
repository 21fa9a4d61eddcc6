using System.Globalization;

namespace PortSip.Client;

/// <summary>
/// Finds the call logs of a session. Neither filtering nor ordering by session is documented (API §6), so both are requested
/// and neither is relied on. If a PBX supports neither, only the newest logs are searched.
/// </summary>
internal sealed class CallLogSearch(ApiSender sender)
{
    /// <summary>How many pages are read at most of a history that can't be filtered.</summary>
    public const int LargestNumberOfPages = 5;

    private const int PageSize = CollectionReader.LargestPage;

    private readonly RecentIds _seen = new();
    private readonly List<CallRecordAnswer> _found = [];
    private bool _isFilterRefused;

    /// <summary>The logs of the session, newest first if the PBX can order them; none if the newest few hundred contain none.</summary>
    /// <exception cref="PortSipException">The call logs can't be read: Forbidden, NotFound (before 22.0.42) and the failures of every request.</exception>
    public async Task<IReadOnlyList<CallRecordAnswer>> FindAsync(string sessionId, CancellationToken cancellationToken)
    {
        var (skip, step) = (0L, PageSize);
        for (var page = 1; ; page++)
        {
            var answer = await ReadAsync(sessionId, skip, cancellationToken).ConfigureAwait(false);
            var items = (answer.Items ?? []).OfType<CallRecordAnswer>().ToList();
            var fresh = items.FindAll(item => _seen.Add(item.Id));
            _found.AddRange(fresh.Where(item => item.SessionId == sessionId));
            if (fresh.Count == 0 || items.Count < PageSize || IsComplete(items, step, sessionId))
                return _found;
            if (page == 1)
            {
                sender.Log.Verbose($"The PBX doesn't filter call logs by session: searching the newest, at most {LargestNumberOfPages} pages of {PageSize}.");
                // Oldest first, despite the request: the newest are at the end, and the search goes back from there.
                if (items[0].StartedAt < items[PageSize - 1].StartedAt && answer.Count > 2 * PageSize)
                    (skip, step) = ((long)Math.Min(answer.Count.Value, int.MaxValue), -PageSize);
            }
            if (page == LargestNumberOfPages)
            {
                sender.Log.Verbose($"There are more call logs; {_found.Count} of those searched belong to the call {sessionId}.");
                return _found;
            }
            // The way back ends at the first page.
            if (step < 0 && skip <= PageSize)
                return _found;
            skip = step < 0 ? Math.Max(skip + step, PageSize) : skip + step;
        }
    }

    // The logs of a session are adjacent; at the border of a page, they may continue.
    private bool IsComplete(List<CallRecordAnswer> items, int step, string sessionId) =>
        _found.Count > 0 && items[step > 0 ? items.Count - 1 : 0].SessionId != sessionId;

    private async Task<CollectionAnswer<CallRecordAnswer>> ReadAsync(string sessionId, long skip, CancellationToken cancellationToken)
    {
        if (!_isFilterRefused)
        {
            try
            {
                return await ReadAsync(Request(sessionId, skip, isFiltered: true), cancellationToken).ConfigureAwait(false);
            }
            catch (PortSipException e) when (e.Failure == PortSipFailure.ValidationFailed)
            {
                _isFilterRefused = true;
            }
        }
        return await ReadAsync(Request(sessionId, skip, isFiltered: false), cancellationToken).ConfigureAwait(false);
    }

    private async Task<CollectionAnswer<CallRecordAnswer>> ReadAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var response = await sender.SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = Wire.Read(request, response, RecordJson.Wire.CallRecords, sender.Log);
        return answer is { Items: null, Count: not 0 } ? throw Failures.InvalidBody(request, response, "isn't a collection") : answer;
    }

    private static ApiRequest Request(string sessionId, long skip, bool isFiltered)
    {
        var query = Wire.Query(
        [
            ("top", PageSize.ToString(CultureInfo.InvariantCulture)),
            ("skip", skip.ToString(CultureInfo.InvariantCulture)),
            ("count", "true"),
            ("filter", isFiltered ? ODataFilter.AnyOf("session_id", [sessionId]) : null),
            ("orderby", isFiltered ? "started_at desc" : null),
        ]);
        return RecordEndpoints.FindCallLogs.Request(("id", sessionId)).WithQuery(query);
    }
}
