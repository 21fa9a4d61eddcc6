using System.Net;
using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>Reads one record by its id.</summary>
internal static class DetailReading
{
    /// <summary>The guide documents POST for these reads, the description GET: if the PBX doesn't support one, the other is used (API §6).</summary>
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
