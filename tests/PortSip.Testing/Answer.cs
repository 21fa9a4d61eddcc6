using System.Text;
using Microsoft.AspNetCore.Http;

namespace PortSip.Testing;

/// <summary>What a <see cref="FakePbx"/> does with a request.</summary>
public sealed class Answer
{
    private readonly Func<HttpContext, CancellationToken, Task> _write;

    private Answer(Func<HttpContext, CancellationToken, Task> write) => _write = write;

    /// <summary>Says nothing, for ever.</summary>
    public static Answer Never { get; } = new((_, stopping) => Task.Delay(Timeout.Infinite, stopping));

    /// <summary>Closes the connection with a reset, after the request was read.</summary>
    public static Answer Reset { get; } = new((context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    public static Answer Empty(int status = 200) => Raw(status, null, []);

    public static Answer Json(string body, int status = 200) => Raw(status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body));

    public static Answer Text(string body, int status = 200) => Raw(status, "text/plain", Encoding.UTF8.GetBytes(body));

    public static Answer Html(int status = 200) => Raw(status, "text/html", Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>Bad gateway</body></html>"));

    public static Answer Error(int status, string code = "UNKNOWN", string message = "unknown error") =>
        Json($$"""{"errors":[{"code":"{{code}}","message":"{{message}}"}]}""", status);

    public static Answer Raw(int status, string? contentType, byte[] body, params (string Name, string Value)[] headers) => new(async (context, stopping) =>
    {
        Head(context, status, contentType, headers);
        context.Response.ContentLength = status == 204 ? null : body.Length;
        if (body.Length > 0)
            await context.Response.Body.WriteAsync(body, stopping);
    });

    /// <summary>Promises more than it sends, and closes the connection once it has sent it.</summary>
    public static Answer CutShort(string body = "{\"id\":\"88475757") => new(async (context, stopping) =>
    {
        Head(context, 200, "application/json", []);
        context.Response.ContentLength = body.Length + 100;
        await context.Response.WriteAsync(body, stopping);
        await context.Response.Body.FlushAsync(stopping);
    });

    /// <summary>Sends the first bytes and then nothing more.</summary>
    public static Answer Stalled(string body = "{\"id\":\"88475757") => new(async (context, stopping) =>
    {
        Head(context, 200, "application/json", []);
        context.Response.ContentLength = body.Length + 100;
        await context.Response.WriteAsync(body, stopping);
        await context.Response.Body.FlushAsync(stopping);
        await Task.Delay(Timeout.Infinite, stopping);
    });

    /// <summary>A JSON body that is written piece by piece, with its length told or not.</summary>
    public static Answer Streamed(long? length, Func<Stream, CancellationToken, Task> write) => new(async (context, stopping) =>
    {
        Head(context, 200, "application/json", []);
        context.Response.ContentLength = length;
        await write(context.Response.Body, stopping);
    });

    /// <summary>Promises a length, sends the first part, and closes the connection on request.</summary>
    public static Answer RawPart(int length, byte[] part, Task end) => new(async (context, stopping) =>
    {
        Head(context, 200, "application/octet-stream", []);
        context.Response.ContentLength = length;
        await context.Response.Body.WriteAsync(part, stopping);
        await context.Response.Body.FlushAsync(stopping);
        await end.WaitAsync(stopping);
        context.Abort();
    });

    public static Answer Redirect(string to, int status = 302) => Raw(status, null, [], ("Location", to));

    public Answer With(string name, string value) => new(async (context, stopping) =>
    {
        context.Response.Headers[name] = value;
        await _write(context, stopping);
    });

    internal Task WriteAsync(HttpContext context, CancellationToken stopping) => _write(context, stopping);

    private static void Head(HttpContext context, int status, string? contentType, (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        if (contentType is not null)
            context.Response.ContentType = contentType;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
    }
}
