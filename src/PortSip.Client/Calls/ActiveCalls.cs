using System.Globalization;

namespace PortSip.Client;

/// <summary>Reads the list of active calls (API §3).</summary>
internal sealed class ActiveCalls(ApiSender sender)
{
    /// <summary>No PBX has that many calls: a higher count is wrong.</summary>
    private const int LargestNumberOfSessionPages = 1000;

    /// <summary>
    /// No document describes pages for the active calls (API §1), so the first request has no paging parameters. If its count shows that
    /// there are more, the rest is read until a page returns nothing new or a thousand pages were read. Neither a PBX that ignores <c>skip</c>
    /// nor a wrong count can make it loop. The result reports whether the list is complete; a full page without a valid count might be one of several.
    /// </summary>
    /// <param name="largestNumberOfPages">The largest number of pages to read.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<(IReadOnlyList<PortSipCall> Calls, DateTimeOffset? PbxTime, bool IsWhole)> ReadAsync(int largestNumberOfPages, CancellationToken cancellationToken)
    {
        var calls = new List<PortSipCall>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var (page, time) = await ReadPageAsync(CallEndpoints.List.Request(), cancellationToken).ConfigureAwait(false);
        var read = 0;
        for (var pages = 1; ; pages++)
        {
            var before = calls.Count;
            foreach (var item in page.Items ?? [])
            {
                read++;
                if (item?.Id is { } id && ids.Add(id))
                    calls.Add(PortSipCall.FromAnswer(id, item, sender.Connection));
            }
            if (!(page.Count > read))
                return (calls, time, page.Count == read || read < CollectionReader.LargestPage);
            if (pages == largestNumberOfPages)
                return (calls, time, IsWhole: false);
            if (calls.Count == before || pages == LargestNumberOfSessionPages || await NextPageAsync(read, cancellationToken).ConfigureAwait(false) is not { } next)
            {
                sender.Log.Warning(FormattableString.Invariant($"The PBX reports {page.Count} active calls but returned only {calls.Count}."));
                return (calls, time, IsWhole: false);
            }
            page = next;
        }
    }

    /// <summary>Reads the page after this many items; null if the PBX doesn't support the request.</summary>
    private async Task<CollectionAnswer<SessionAnswer>?> NextPageAsync(int skip, CancellationToken cancellationToken)
    {
        var query = Wire.Query(
        [
            ("top", CollectionReader.LargestPage.ToString(CultureInfo.InvariantCulture)),
            ("skip", skip.ToString(CultureInfo.InvariantCulture)),
            ("count", "true"),
        ]);
        try
        {
            return (await ReadPageAsync(CallEndpoints.List.Request().WithQuery(query), cancellationToken).ConfigureAwait(false)).Page;
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.ValidationFailed)
        {
            sender.Log.Verbose(e.Message);
            return null;
        }
    }

    private async Task<(CollectionAnswer<SessionAnswer> Page, DateTimeOffset? PbxTime)> ReadPageAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var response = await sender.SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        var page = Wire.Read(request, response, CallJson.Wire.Sessions, sender.Log);
        return page is { Items: null, Count: not 0 } ? throw Failures.InvalidBody(request, response, "isn't a collection") : (page, response.Date);
    }
}
