using System.Text;
using System.Text.Json;

namespace PortSip.Client;

/// <summary>Any other path of the API, with the same authentication, retries and failures.</summary>
public sealed class RestClient
{
    private readonly ApiSender _sender;

    internal RestClient(ApiSender sender) => _sender = sender;

    /// <summary>Sends the request. GET is sent again if its response is lost, POST never.</summary>
    /// <returns>The response's values as in <see cref="RestRequest"/>; null for an empty one.</returns>
    /// <exception cref="PortSipException">ValidationFailed (nothing was sent): the path points elsewhere, the body isn't valid JSON. And the failures of every request.</exception>
    public async Task<object?> InvokeAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var (sent, response) = await SendRestAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Body.IsEmpty ? null : ReadJson(sent, response, JsonValues.Read);
    }

    /// <summary>Sends the request and returns the body of the response as text.</summary>
    /// <exception cref="PortSipException">As <see cref="InvokeAsync"/>.</exception>
    public async Task<string> InvokeRawAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var (_, response) = await SendRestAsync(request, cancellationToken).ConfigureAwait(false);
        return Encoding.UTF8.GetString(response.Body.ToArray());
    }

    /// <summary>The items of a collection as a stream, page by page. Duplicates are dropped, by id or, without one, by content.</summary>
    /// <exception cref="PortSipException">As <see cref="InvokeAsync"/>; InvalidResponse: the response isn't a collection.</exception>
    public async IAsyncEnumerable<object?> InvokeAllAsync(RestRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (request.Method != PortSipRestMethod.Get)
            throw Validation.Failed("Only GET requests can be paged.");
        if (request.Query.Any(field => field.Key is "top" or "skip" or "count") || request.Path.Contains("top=", StringComparison.Ordinal) || request.Path.Contains("skip=", StringComparison.Ordinal))
            throw Validation.Failed("Paging sets top, skip and count. Omit them from the query.");
        var operation = ToRequest(request).Operation;
        var items = CollectionReader.ReadAsync(operation, FetchAsync, _sender.Log, cancellationToken: cancellationToken);
        await foreach (var item in items.ConfigureAwait(false))
            yield return item.Value;

        async Task<CollectionPage<RestItem>> FetchAsync(PageRequest page, CancellationToken token)
        {
            var paged = request with { Query = [.. request.Query, new("top", page.Top), new("skip", page.Skip), new("count", true)] };
            var (sent, response) = await SendRestAsync(paged, token).ConfigureAwait(false);
            return ReadJson(sent, response, json => RestItem.Page(json) ?? throw Failures.InvalidBody(sent, response, "isn't a collection"));
        }
    }

    private async Task<(ApiRequest Request, ApiResponse Response)> SendRestAsync(RestRequest rest, CancellationToken cancellationToken)
    {
        var request = ToRequest(rest);
        return (request, await _sender.SendRequestAsync(request, cancellationToken).ConfigureAwait(false));
    }

    private ApiRequest ToRequest(RestRequest rest)
    {
        foreach (var text in rest.Query.Select(field => field.Key).Append(rest.Path))
            Validation.RequireUnicode(text, "The path or a name in the query");
        var path = RestPath.Resolve(rest.Path, _sender.Connection.ApiUri);
        var query = Wire.Query(rest.Query.SelectMany(field => field.Value is IEnumerable<object?> list
            ? list.Select(value => (field.Key, JsonValues.Text(value)))
            : [(field.Key, JsonValues.Text(field.Value))]));
        if (query.Length > 0)
            path += (path.Contains('?') ? "&" : "?") + query;
        var shown = Secrets.MaskAddress(path.Split('?')[0]);
        if (rest.Method == PortSipRestMethod.Get)
        {
            return rest.Body is null && rest.JsonBody is null
                ? new ApiRequest($"GET {shown}", HttpMethod.Get, path, Repeatability.Repeatable) { CarriedSecrets = [.. Secrets.InQuery(path)] }
                : throw Validation.Failed("A GET request has no body. Pass the values as the query, or use POST.");
        }
        var (body, values) = Body(rest);
        return new ApiRequest($"POST {shown}", HttpMethod.Post, path, Repeatability.OnceOnly) { Body = body, CarriedSecrets = [.. Secrets.InQuery(path), .. RestSecrets.In(values)] };
    }

    private static (byte[] Bytes, object? Values) Body(RestRequest rest)
    {
        if (rest.JsonBody is null)
            return rest.Body is null ? ([], null) : (JsonValues.Write(rest.Body), rest.Body);
        return (Encoding.UTF8.GetBytes(rest.JsonBody), RestJson.Read(rest.JsonBody));
    }

    private T ReadJson<T>(ApiRequest request, ApiResponse response, Func<JsonElement, T> read) => Wire.Read(
        request,
        response,
        body =>
        {
            using var json = JsonDocument.Parse(body);
            return read(json.RootElement);
        },
        _sender.Log);
}
