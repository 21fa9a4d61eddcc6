using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>Reads collections that the PBX returns in pages (API §1), and small ones that it returns whole.</summary>
internal static class CollectionSender
{
    /// <summary>The items as a stream, page by page.</summary>
    public static IAsyncEnumerable<TItem> ReadCollection<TAnswer, TItem>(
        this ApiSender sender,
        CollectionRequest collection,
        JsonTypeInfo<CollectionAnswer<TAnswer>> type,
        Func<TAnswer, string?> identify,
        Func<TAnswer, TItem?> convert,
        Func<TItem, bool>? keep = null,
        long? limit = null)
        where TAnswer : class
        where TItem : class
    {
        var filter = new CollectionFilter(collection.OwnFilter, sender.Connection, sender.Log);
        return CollectionReader.ReadAsync(collection.Request.Operation, FetchAsync, sender.Log, keep, limit, collection.PagesAhead);

        async Task<CollectionPage<TItem>> FetchAsync(PageRequest which, CancellationToken cancellationToken)
        {
            while (true)
            {
                try
                {
                    var page = await sender.ReadPageAsync(collection.Of(which, filter.Text), type, identify, convert, cancellationToken).ConfigureAwait(false);
                    filter.Accept();
                    return page;
                }
                catch (PortSipException e) when (e.Failure == PortSipFailure.ValidationFailed && which.Skip == 0 && filter.TryNext(e))
                {
                    // Send the request again in the next form.
                }
            }
        }
    }

    /// <summary>Reads a small collection that is returned whole.</summary>
    public static async Task<IReadOnlyList<TItem>> ReadItemsAsync<TAnswer, TItem>(
        this ApiSender sender, ApiRequest request, JsonTypeInfo<CollectionAnswer<TAnswer>> type, Func<TAnswer, TItem?> convert, CancellationToken cancellationToken)
        where TAnswer : class
        where TItem : class
    {
        var page = await sender.ReadPageAsync(request, type, static _ => null, convert, cancellationToken).ConfigureAwait(false);
        return [.. page.Items.Select(item => item.Value).OfType<TItem>()];
    }

    private static async Task<CollectionPage<TItem>> ReadPageAsync<TAnswer, TItem>(
        this ApiSender sender, ApiRequest request, JsonTypeInfo<CollectionAnswer<TAnswer>> type, Func<TAnswer, string?> identify, Func<TAnswer, TItem?> convert, CancellationToken cancellationToken)
        where TAnswer : class
        where TItem : class
    {
        var response = await sender.SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        return CollectionPage<TItem>.Of(Wire.Read(request, response, type, sender.Log), identify, convert) ?? throw Failures.InvalidBody(request, response, "isn't a collection");
    }
}
