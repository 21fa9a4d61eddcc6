using System.Globalization;

namespace PortSip.Client;

/// <summary>The list of what is active (API §3).</summary>
internal sealed class ActiveCalls(ApiSender sender)
{
    /// <summary>No PBX has that many calls: what still counts more is a count that is wrong.</summary>
    private const int LargestNumberOfSessionPages = 1000;

    /// <summary>
    /// No document declares pages for the active calls (API §1), so the first request is the plain one. Where its count says that there
    /// are more, the rest is asked for, until a page brings nothing new or a thousand pages came: neither a PBX that ignores <c>skip</c>
    /// nor a wrong count can make it loop. It says whether these are all; a full page without a right count might be one of several.
    /// </summary>
    /// <param name="largestNumberOfPages">How many are read at the most.</param>
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

    /// <summary>The page after so many; null where the PBX doesn't understand the question.</summary>
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
