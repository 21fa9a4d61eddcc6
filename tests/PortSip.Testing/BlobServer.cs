using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PortSip.Testing;

/// <summary>
/// A PBX with recordings that all have one file, served as RFC 9110 says, or less well. It is a bare TCP server: what it sends arrives to
/// the last byte, and then the connection ends.
/// </summary>
public sealed class BlobServer : IDisposable
{
    private readonly SocketServer _server;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();

    public BlobServer() => _server = new SocketServer(ServeAsync);

    public string Url => _server.Url;

    public Uri ApiUri => new(Url + "/api/");

    /// <summary>The requests for the file, in order.</summary>
    public IReadOnlyList<RecordedRequest> Downloads => [.. _requests.Where(IsDownload)];

    public byte[] Content { get; set; } = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];

    /// <summary>The ETag as it is sent, with its quotes.</summary>
    public string? EntityTag { get; set; } = "\"v1\"";

    public DateTimeOffset? LastModified { get; set; }

    public DateTimeOffset Date { get; set; } = new(2026, 5, 8, 6, 0, 0, TimeSpan.Zero);

    /// <summary>What the recording's details give as its size.</summary>
    public long? ListedSize { get; set; }

    /// <summary>The name in the details; a JSON text without its quotes. {id} is the id.</summary>
    public string FileName { get; set; } = "{id}.wav";

    /// <summary>How many bytes of a body are sent before the connection ends; null for all.</summary>
    public int? CutAfter { get; set; }

    public bool IgnoresRange { get; set; }

    public bool IgnoresIfRange { get; set; }

    /// <summary>Awaited in the middle of each file.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Answers a download in place of this; null for nothing special. The head is whole, with its empty line.</summary>
    public Func<RecordedRequest, (string Head, byte[] Body)?> Special { get; set; } = _ => null;

    public void Dispose() => _server.Dispose();

    /// <summary>A head of an answer, of the lines that it is to have.</summary>
    public static string Head(string status, params string[] lines) =>
        $"HTTP/1.1 {status}\r\n{string.Concat(lines.Select(line => line + "\r\n"))}Connection: close\r\n\r\n";

    private async Task ServeAsync(Socket socket)
    {
        // What a test does with a request must not keep the next one waiting.
        await Task.Yield();
        using (socket)
        using (var stream = new NetworkStream(socket))
        {
            try
            {
                if (await ReadAsync(stream) is not { } request)
                    return;
                _requests.Enqueue(request);
                var (head, body) = Answer(request);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
                await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
                if (IsDownload(request))
                    await Gate;
                await stream.WriteAsync(body.AsMemory(body.Length / 2));
                socket.Shutdown(SocketShutdown.Send);
                // The end of the other side: to close earlier could throw away what is under way.
                await stream.CopyToAsync(Stream.Null);
            }
            catch (IOException)
            {
                // The client went away, as the tests want it to.
            }
        }
    }

    private static async Task<RecordedRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[8192];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
                return null;
            head.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
        var lines = head.ToString().Split("\r\n\r\n")[0].Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(line => line[0], line => line[1], StringComparer.OrdinalIgnoreCase);
        return new RecordedRequest(lines[0].Split(' ')[0], lines[0].Split(' ')[1], headers, []);
    }

    private static bool IsDownload(RecordedRequest request) => request.Path.StartsWith("/api/blobs/", StringComparison.Ordinal);

    private (string Head, byte[] Body) Answer(RecordedRequest request)
    {
        if (!IsDownload(request))
            return Details(request.Path[(request.Path.LastIndexOf('/') + 1)..]);
        if (Special(request) is { } special)
            return special;
        var content = Content;
        var from = IgnoresRange || (!IgnoresIfRange && request.Header("If-Range") is { } condition && condition != Validator)
            ? null
            : request.Header("Range") is { } range ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture) : (int?)null;
        if (from >= content.Length)
            return (Head("416 Range Not Satisfiable", "Content-Length: 0"), []);
        var body = content.AsSpan(from ?? 0).ToArray();
        string[] lines =
        [
            "Content-Type: application/octet-stream",
            $"Content-Length: {body.Length}",
            $"Date: {Time(Date)}",
            .. EntityTag is null ? (string[])[] : [$"ETag: {EntityTag}"],
            .. LastModified is null ? (string[])[] : [$"Last-Modified: {Time(LastModified.Value)}"],
            .. from is null ? (string[])[] : [$"Content-Range: bytes {from}-{content.Length - 1}/{content.Length}"],
        ];
        return (Head(from is null ? "200 OK" : "206 Partial Content", lines), body.AsSpan(0, Math.Min(body.Length, CutAfter ?? body.Length)).ToArray());
    }

    private string? Validator => EntityTag ?? (LastModified is { } time ? Time(time) : null);

    private (string Head, byte[] Body) Details(string id)
    {
        var body = Encoding.UTF8.GetBytes(
            $$"""{"items":[{"caller":"1001","callee":"1002","started_at":"2026-05-08T05:00:00Z","file_name":"{{FileName.Replace("{id}", id)}}","file_size":{{ListedSize ?? 0}},"file_url":"/api/blobs/{{id}}"}]}""");
        return (Head("200 OK", "Content-Type: application/json", $"Content-Length: {body.Length}"), body);
    }

    private static string Time(DateTimeOffset time) => time.ToString("r", CultureInfo.InvariantCulture);
}
