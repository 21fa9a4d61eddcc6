using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>Collections that the PBX gives in pages (API §1).</summary>
public sealed partial class PortSipClient
{
    private IAsyncEnumerable<TItem> ReadCollection<TAnswer, TItem>(
        CollectionRequest collection,
        JsonTypeInfo<CollectionAnswer<TAnswer>> type,
        Func<TAnswer, string?> identify,
        Func<TAnswer, TItem?> convert,
        Func<TItem, bool>? keep = null,
        long? limit = null)
        where TAnswer : class
        where TItem : class
    {
        var filter = new CollectionFilter(collection.OwnFilter, connection, _log);
        return CollectionReader.ReadAsync(collection.Operation, FetchAsync, _log, keep, limit);

        async Task<CollectionPage<TItem>> FetchAsync(PageRequest which, CancellationToken cancellationToken)
        {
            while (true)
            {
                try
                {
                    var page = await ReadPageAsync(Get(collection.Operation, collection.PathOf(which, filter.Text)), type, identify, convert, cancellationToken).ConfigureAwait(false);
                    filter.Accept();
                    return page;
                }
                catch (PortSipException e) when (e.Failure == PortSipFailure.ValidationFailed && which.Skip == 0 && filter.TryNext(e))
                {
                    // Asked again, in the next form.
                }
            }
        }
    }

    /// <summary>A small collection, which comes as a whole.</summary>
    private async Task<IReadOnlyList<TItem>> ReadItemsAsync<TAnswer, TItem>(
        ApiRequest request, JsonTypeInfo<CollectionAnswer<TAnswer>> type, Func<TAnswer, TItem?> convert, CancellationToken cancellationToken)
        where TAnswer : class
        where TItem : class
    {
        var page = await ReadPageAsync(request, type, static _ => null, convert, cancellationToken).ConfigureAwait(false);
        return [.. page.Items.Select(item => item.Value).OfType<TItem>()];
    }

    private async Task<CollectionPage<TItem>> ReadPageAsync<TAnswer, TItem>(
        ApiRequest request, JsonTypeInfo<CollectionAnswer<TAnswer>> type, Func<TAnswer, string?> identify, Func<TAnswer, TItem?> convert, CancellationToken cancellationToken)
        where TAnswer : class
        where TItem : class
    {
        var response = await SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        return CollectionPage<TItem>.Of(Wire.Read(request, response, type, _log), identify, convert) ?? throw Failures.InvalidBody(request, response, "isn't a collection");
    }
}
