using System.Text;
using PortSip.Testing.Http;

namespace PortSip.Testing;

/// <summary>What a <see cref="FakePbx"/> does with a request.</summary>
public sealed class Answer
{
    private readonly Func<HttpExchange, CancellationToken, Task> _write;

    private Answer(Func<HttpExchange, CancellationToken, Task> write) => _write = write;

    /// <summary>Says nothing, for ever.</summary>
    public static Answer Never { get; } = new((_, stopping) => Task.Delay(Timeout.Infinite, stopping));

    /// <summary>Closes the connection with a reset, after the request was read.</summary>
    public static Answer Reset { get; } = new((exchange, _) =>
    {
        exchange.Abort();
        return Task.CompletedTask;
    });

    public static Answer Empty(int status = 200) => Raw(status, null, []);

    public static Answer Json(string body, int status = 200) => Raw(status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body));

    public static Answer Text(string body, int status = 200) => Raw(status, "text/plain", Encoding.UTF8.GetBytes(body));

    public static Answer Html(int status = 200) => Raw(status, "text/html", Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>Bad gateway</body></html>"));

    public static Answer Error(int status, string code = "UNKNOWN", string message = "unknown error") =>
        Json($$"""{"errors":[{"code":"{{code}}","message":"{{message}}"}]}""", status);

    public static Answer Raw(int status, string? contentType, byte[] body, params (string Name, string Value)[] headers) => new(async (exchange, _) =>
    {
        Head(exchange, status, contentType, headers);
        exchange.Length = body.Length;
        if (body.Length > 0)
            await exchange.WriteAsync(body);
    });

    /// <summary>Promises more than it sends, and closes the connection once it has sent it.</summary>
    public static Answer CutShort(string body = "{\"id\":\"88475757") => new(async (exchange, _) =>
    {
        Head(exchange, 200, "application/json", []);
        exchange.Length = body.Length + 100;
        await exchange.WriteAsync(Encoding.UTF8.GetBytes(body));
    });

    /// <summary>Sends the first bytes and then nothing more.</summary>
    public static Answer Stalled(string body = "{\"id\":\"88475757") => new(async (exchange, stopping) =>
    {
        Head(exchange, 200, "application/json", []);
        exchange.Length = body.Length + 100;
        await exchange.WriteAsync(Encoding.UTF8.GetBytes(body));
        await Task.Delay(Timeout.Infinite, stopping);
    });

    /// <summary>A JSON body that is written piece by piece, with its length told or not.</summary>
    public static Answer Streamed(long? length, Func<Func<byte[], Task>, Task> write) => new(async (exchange, _) =>
    {
        Head(exchange, 200, "application/json", []);
        exchange.Length = length;
        await write(exchange.WriteAsync);
    });

    /// <summary>Promises a length, sends the first part, and closes the connection on request.</summary>
    public static Answer RawPart(int length, byte[] part, Task end) => new(async (exchange, stopping) =>
    {
        Head(exchange, 200, "application/octet-stream", []);
        exchange.Length = length;
        await exchange.WriteAsync(part);
        await end.WaitAsync(stopping);
        exchange.Abort();
    });

    public static Answer Redirect(string to, int status = 302) => Raw(status, null, [], ("Location", to));

    public Answer With(string name, string value) => new(async (exchange, stopping) =>
    {
        exchange.Headers[name] = value;
        await _write(exchange, stopping);
    });

    internal Task WriteAsync(HttpExchange exchange, CancellationToken stopping) => _write(exchange, stopping);

    private static void Head(HttpExchange exchange, int status, string? contentType, (string Name, string Value)[] headers)
    {
        exchange.Status = status;
        if (contentType is not null)
            exchange.Headers["Content-Type"] = contentType;
        foreach (var (name, value) in headers)
            exchange.Headers[name] = value;
    }
}
