using System.Net;
using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>Reads one record by its id.</summary>
internal static class DetailReading
{
    /// <summary>The guide shows POST for these reads, the description GET: a PBX that doesn't know the one is asked by the other (API §6).</summary>
    public static async Task<T> ReadDetailAsync<T>(this ApiSender sender, ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await sender.ReadAsync(request, type, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e is { StatusCode: HttpStatusCode.MethodNotAllowed, IsForeign: false })
        {
            return await sender.ReadAsync(request with { Method = HttpMethod.Post }, type, cancellationToken).ConfigureAwait(false);
        }
    }
}
