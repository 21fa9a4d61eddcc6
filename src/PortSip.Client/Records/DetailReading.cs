using System.Net;
using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>Reads one record by its id.</summary>
internal static class DetailReading
{
    /// <summary>The guide documents POST for these reads, the description GET: if the PBX doesn't support one, the other is used (API §6).</summary>
    public static async Task<T> ReadDetailAsync<T>(this ApiSender sender, ApiRequest request, JsonTypeInfo<T> type, Func<T, bool> isAny, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await sender.ReadAnyAsync(request, type, isAny, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e is { StatusCode: HttpStatusCode.MethodNotAllowed, IsForeign: false })
        {
            return await sender.ReadAnyAsync(request with { Method = HttpMethod.Post }, type, isAny, cancellationToken).ConfigureAwait(false);
        }
    }

    // An object that contains nothing of a record would become one that the PBX doesn't have.
    private static async Task<T> ReadAnyAsync<T>(this ApiSender sender, ApiRequest request, JsonTypeInfo<T> type, Func<T, bool> isAny, CancellationToken cancellationToken)
        where T : class
    {
        var response = await sender.SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = Wire.Read(request, response, type, sender.Log);
        return isAny(answer) ? answer : throw Failures.InvalidBody(request, response, "contains nothing of what was asked for");
    }
}
