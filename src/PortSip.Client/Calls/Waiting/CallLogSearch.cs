using System.Globalization;

namespace PortSip.Client;

/// <summary>
/// Finds what a session left in the call logs. That they can be filtered by session isn't documented (API §6), nor that they can be
/// ordered: both are asked for, neither is relied upon, and the search is bounded.
/// </summary>
internal sealed class CallLogSearch(PortSipConnection connection, IRequestLog log)
{
    private const int PageSize = 100;
    private const int LargestNumberOfPages = 5;

    private bool _isFilterRefused;

    /// <summary>How the call went; null where the newest few hundred entries don't tell.</summary>
    /// <exception cref="PortSipException">The call logs can't be read: Forbidden, NotFound (before 22.0.42) and the failures of every request.</exception>
    public async Task<CallLogEntry?> FindAsync(string sessionId, CancellationToken cancellationToken)
    {
        var found = new List<SessionLogAnswer>();
        var (skip, step) = (0, PageSize);
        for (var page = 0; page < LargestNumberOfPages; page++)
        {
            var answer = await ReadAsync(sessionId, skip, cancellationToken).ConfigureAwait(false);
            var items = (answer.Items ?? []).OfType<SessionLogAnswer>().ToList();
            found.AddRange(items.Where(item => item.SessionId == sessionId));
            if (found.Count > 0)
                return CallLogEntry.From(found);
            if (items.Count < PageSize)
                return null;
            // Oldest first, whatever was asked: the newest are at the end, and the way leads back from there.
            if (page == 0 && items[0].StartedAt < items[items.Count - 1].StartedAt && answer.Count > 2 * PageSize)
                (skip, step) = ((int)Math.Min(answer.Count.Value, int.MaxValue), -PageSize);
            skip += step;
        }
        return null;
    }

    private async Task<SessionLogList> ReadAsync(string sessionId, int skip, CancellationToken cancellationToken)
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

    private async Task<SessionLogList> ReadAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var response = await connection.SendAsync(request, log, cancellationToken).ConfigureAwait(false);
        return Wire.Read(request, response, Wire.Json.SessionLogList);
    }

    private static ApiRequest Request(string sessionId, int skip, bool isFiltered)
    {
        var query = Wire.Query(
        [
            ("filter", isFiltered ? $"session_id eq '{sessionId.Replace("'", "''", StringComparison.Ordinal)}'" : null),
            ("orderby", isFiltered ? "started_at desc" : null),
            ("top", PageSize.ToString(CultureInfo.InvariantCulture)),
            ("skip", skip == 0 ? null : skip.ToString(CultureInfo.InvariantCulture)),
        ]);
        return new ApiRequest($"look for the call {sessionId} in the call logs", HttpMethod.Get, $"calllogs?{query}", Repeatability.Repeatable);
    }
}
