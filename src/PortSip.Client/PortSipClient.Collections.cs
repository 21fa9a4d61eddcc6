using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>Collections that the PBX gives in pages (API §1).</summary>
public sealed partial class PortSipClient
{
    private IAsyncEnumerable<TItem> ReadCollection<TList, TItem>(
        CollectionRequest collection,
        JsonTypeInfo<TList> type,
        Func<TList, CollectionPage<TItem>?> page,
        Func<TItem, string?> identify,
        Func<TItem, bool>? keep = null,
        long? limit = null)
        where TList : class
    {
        // Where the PBX doesn't understand the conditions, it is asked without them: they are checked here as well.
        var ownFilter = collection.OwnFilter;
        return CollectionReader.ReadAsync(FetchAsync, identify, keep, limit);

        async Task<CollectionPage<TItem>> FetchAsync(PageRequest which, CancellationToken cancellationToken)
        {
            try
            {
                return await FetchPageAsync(ownFilter, which, cancellationToken).ConfigureAwait(false);
            }
            catch (PortSipException e) when (e.Failure == PortSipFailure.ValidationFailed && which.Skip == 0 && ownFilter is not null)
            {
                _log.Verbose($"{e.Message} Asking without the conditions, and checking them here.");
                ownFilter = null;
                return await FetchPageAsync(ownFilter, which, cancellationToken).ConfigureAwait(false);
            }
        }

        async Task<CollectionPage<TItem>> FetchPageAsync(string? filter, PageRequest which, CancellationToken cancellationToken)
        {
            var request = Get(collection.Operation, collection.PathOf(which, filter));
            var response = await SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
            return page(Wire.Read(request, response, type, _log)) ?? throw Failures.InvalidBody(request, response, "holds no items");
        }
    }
}
