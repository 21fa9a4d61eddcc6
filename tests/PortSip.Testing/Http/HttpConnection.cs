using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PortSip.Testing.Http;

/// <summary>One connection of a client, which sends its requests one at a time.</summary>
internal sealed class HttpConnection(Socket socket) : IDisposable
{
    private static int _lastId;

    private readonly byte[] _buffer = new byte[16384];
    private readonly object _gate = new();
    private readonly string _id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
    private int _begin;
    private int _end;
    private Task<bool>? _filling;

    /// <summary>What is sent goes here.</summary>
    public Stream Stream { get; private set; } = new NetworkStream(socket, ownsSocket: false);

    public async Task SecureAsync(X509Certificate2 certificate)
    {
        var secure = new SslStream(Stream, leaveInnerStreamOpen: false);
        Stream = secure;
        await secure.AuthenticateAsServerAsync(certificate, clientCertificateRequired: false, SslProtocols.None, checkCertificateRevocation: false);
    }

    /// <summary>The next request; null if the client has closed the connection.</summary>
    public async Task<RecordedRequest?> ReadRequestAsync()
    {
        if (await ReadLineAsync() is not { } first)
            return null;
        var words = first.Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':');
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            headers[name] = headers.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
        }
        if (headers.TryGetValue("Expect", out var expected) && expected.Equals("100-continue", StringComparison.OrdinalIgnoreCase))
            await Stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), 0, 25);
        return new RecordedRequest(words[0], words[1], headers, await ReadBodyAsync(headers)) { Connection = _id };
    }

    /// <summary>Until the client closes the connection, or sends its next request.</summary>
    /// <returns>Whether the client has closed it.</returns>
    public async Task<bool> IsClosedByClientAsync()
    {
        try
        {
            return !await FillAsync();
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Reset, or closed here.
            return true;
        }
    }

    /// <summary>The next bytes, at least one; none at the end.</summary>
    public async Task<byte[]> ReadAsync(int most)
    {
        while (_begin == _end)
        {
            if (!await FillAsync())
                return [];
        }
        var count = Math.Min(most, _end - _begin);
        var bytes = _buffer.AsSpan(_begin, count).ToArray();
        _begin += count;
        return bytes;
    }

    public async Task<byte[]> ReadExactlyAsync(int count)
    {
        var bytes = new byte[count];
        for (var done = 0; done < count;)
        {
            var part = await ReadAsync(count - done);
            if (part.Length == 0)
                throw new EndOfStreamException();
            part.CopyTo(bytes, done);
            done += part.Length;
        }
        return bytes;
    }

    /// <summary>Ends the sending, and waits for the client's end: to close earlier could throw away what is under way.</summary>
    public async Task FinishAsync()
    {
        socket.Shutdown(SocketShutdown.Send);
        while ((await ReadAsync(_buffer.Length)).Length > 0)
        {
        }
    }

    /// <summary>Closes with a reset.</summary>
    public void Abort()
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }
        socket.Close();
    }

    public void Close() => socket.Close();

    public void Dispose()
    {
        Stream.Dispose();
        socket.Dispose();
    }

    private async Task<byte[]> ReadBodyAsync(Dictionary<string, string> headers)
    {
        if (headers.TryGetValue("Content-Length", out var length))
            return await ReadExactlyAsync(int.Parse(length, CultureInfo.InvariantCulture));
        using var body = new MemoryStream();
        if (headers.TryGetValue("Transfer-Encoding", out var coding) && coding.Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            while (int.Parse(await ReadLineAsync() ?? "0", NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size)
            {
                body.Write(await ReadExactlyAsync(size), 0, size);
                await ReadLineAsync();
            }
            await ReadLineAsync();
        }
        return body.ToArray();
    }

    private async Task<string?> ReadLineAsync()
    {
        using var line = new MemoryStream();
        while (true)
        {
            while (_begin == _end)
            {
                if (!await FillAsync())
                    return null;
            }
            var one = _buffer[_begin++];
            if (one == '\n')
                return Encoding.UTF8.GetString(line.ToArray()).TrimEnd('\r');
            line.WriteByte(one);
        }
    }

    /// <summary>Fills the empty buffer. One read at a time: the one that waits for the client's end is also the one of the next request.</summary>
    private Task<bool> FillAsync()
    {
        lock (_gate)
        {
            if (_begin < _end)
                return Task.FromResult(true);
            if (_filling is null or { IsCompleted: true })
                _filling = ReadMoreAsync();
            return _filling;
        }
    }

    private async Task<bool> ReadMoreAsync()
    {
        var read = await Stream.ReadAsync(_buffer, 0, _buffer.Length);
        lock (_gate)
            (_begin, _end) = (0, read);
        return read > 0;
    }
}
