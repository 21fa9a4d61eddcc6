using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PortSip.Client.Tests;

/// <summary>What a <see cref="MemoryPbx"/> answers.</summary>
internal static class Reply
{
    public const string Call = """{"id":"884757570370146304"}""";

    public static HttpResponseMessage Empty(int status = 200) => Bytes([], status, contentType: null);

    public static HttpResponseMessage Json(string body, int status = 200) => Bytes(Encoding.UTF8.GetBytes(body), status);

    public static HttpResponseMessage Bytes(byte[] body, int status = 200, string? contentType = "application/json")
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = content };
    }

    public static HttpResponseMessage Text(string body, int status = 200) => Bytes(Encoding.UTF8.GetBytes(body), status, "text/plain");

    public static HttpResponseMessage Html(int status = 200) => Bytes("<!DOCTYPE html><html><body>Bad gateway</body></html>"u8.ToArray(), status, "text/html");

    public static HttpResponseMessage Error(int status, string code = "UNKNOWN", string message = "unknown error") =>
        Json($$"""{"errors":[{"code":"{{code}}","message":"{{message}}"}]}""", status);

    public static HttpResponseMessage Token(string token = Bench.Token, string? refreshToken = Bench.RefreshToken, string expiresIn = "1800") =>
        Json(refreshToken is null
            ? $$"""{"access_token":"{{token}}","expires_in":{{expiresIn}},"token_type":"Bearer"}"""
            : $$"""{"access_token":"{{token}}","expires_in":{{expiresIn}},"refresh_token":"{{refreshToken}}","token_type":"Bearer"}""");

    /// <summary>The list of active calls: id, caller, callee and start of each.</summary>
    public static HttpResponseMessage Calls(params (string Id, string Caller, string Callee, DateTimeOffset? StartedAt)[] calls)
    {
        var items = calls.Select(c =>
            $$"""{"id":"{{c.Id}}","calls":[{"caller":"{{c.Caller}}","callee":"{{c.Callee}}","started_at":"{{c.StartedAt:O}}","talking_time":0}]}""");
        return Json($$"""{"count":{{calls.Length}},"items":[{{string.Join(",", items)}}]}""");
    }

    /// <summary>A body that ends with a reset before it is whole.</summary>
    public static HttpResponseMessage CutShort() => new(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream("{\"id\":\"88475757"u8.ToArray())) };

    public static HttpResponseMessage At(this HttpResponseMessage response, DateTimeOffset date)
    {
        response.Headers.Date = date;
        return response;
    }

    public static HttpResponseMessage With(this HttpResponseMessage response, string name, string value)
    {
        response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    /// <summary>Takes the request, and closes the connection.</summary>
    public static HttpResponseMessage Reset() =>
        throw new HttpRequestException("An error occurred while sending the request.", new IOException("The response ended prematurely."));

    public static async Task<HttpResponseMessage> NeverAsync(CancellationToken stopping)
    {
        await Task.Delay(Timeout.Infinite, stopping);
        return Empty();
    }

    private sealed class BrokenStream(byte[] head) : MemoryStream(head)
    {
        public override bool CanSeek => false;

#if NET
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length ? throw new IOException("The response ended prematurely.") : base.ReadAsync(buffer, cancellationToken);
#endif

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Position == Length ? throw new IOException("The response ended prematurely.") : base.ReadAsync(buffer, offset, count, cancellationToken);
    }
}
