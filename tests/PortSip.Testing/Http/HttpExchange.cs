using System.Globalization;
using System.Text;

namespace PortSip.Testing.Http;

/// <summary>A request and its answer.</summary>
internal sealed class HttpExchange(HttpConnection connection, RecordedRequest request) : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private bool _isAborted;
    private bool _isHeadSent;
    private bool _isTaken;
    private long _written;

    public HttpConnection Connection { get; } = connection;

    public RecordedRequest Request { get; } = request;

    public int Status { get; set; } = 200;

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The length that is announced; null for chunks.</summary>
    public long? Length { get; set; }

    /// <summary>Cancelled when the client has closed the Connection.</summary>
    public CancellationToken Gone
    {
        get
        {
            if (!_isTaken)
            {
                _isTaken = true;
                _ = WatchAsync();
            }
            return _gone.Token;
        }
    }

    /// <summary>Whether something of the answer has been sent.</summary>
    public bool HasBegun => _isHeadSent;

    /// <summary>A part of the body, at once on its way.</summary>
    public async Task WriteAsync(byte[] bytes, int offset, int count)
    {
        await SendHeadAsync();
        if (count == 0)
            return;
        _written += count;
        if (Length is null)
            await SendAsync(Encoding.ASCII.GetBytes(count.ToString("x", CultureInfo.InvariantCulture) + "\r\n"));
        await Connection.Stream.WriteAsync(bytes, offset, count);
        if (Length is null)
            await SendAsync("\r\n"u8.ToArray());
    }

    public Task WriteAsync(byte[] bytes) => WriteAsync(bytes, 0, bytes.Length);

    /// <summary>Closes the connection with a reset.</summary>
    public void Abort()
    {
        _isAborted = true;
        Connection.Abort();
    }

    /// <summary>Ends the answer.</summary>
    /// <returns>Whether the connection can be used again.</returns>
    public async Task<bool> EndAsync()
    {
        if (_isAborted)
            return false;
        if (!_isHeadSent)
            Length ??= 0;
        await SendHeadAsync();
        if (Length is null)
            await SendAsync("0\r\n\r\n"u8.ToArray());
        if ((Length is null || _written == Length || HasNoBody) && !Closes(Request.Header("Connection")) && !Closes(Headers.TryGetValue("Connection", out var value) ? value : null))
            return true;
        await Connection.FinishAsync();
        return false;
    }

    public void Dispose() => _gone.Dispose();

    private bool HasNoBody => Status is 204 or 304 or < 200;

    private async Task SendHeadAsync()
    {
        if (_isHeadSent)
            return;
        _isHeadSent = true;
        var head = new StringBuilder($"HTTP/1.1 {Status} {Status}\r\n");
        Headers["Date"] = Headers.TryGetValue("Date", out var date) ? date : DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture);
        foreach (var header in Headers)
            head.Append(header.Key).Append(": ").Append(header.Value).Append("\r\n");
        if (!HasNoBody)
            head.Append(Length is { } length ? $"Content-Length: {length}\r\n" : "Transfer-Encoding: chunked\r\n");
        await SendAsync(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()));
    }

    private Task SendAsync(byte[] bytes) => Connection.Stream.WriteAsync(bytes, 0, bytes.Length);

    private async Task WatchAsync()
    {
        if (!await Connection.IsClosedByClientAsync())
            return;
        try
        {
            await _gone.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It was closed after the answer.
        }
    }

    private static bool Closes(string? connectionHeader) => string.Equals(connectionHeader, "close", StringComparison.OrdinalIgnoreCase);
}
