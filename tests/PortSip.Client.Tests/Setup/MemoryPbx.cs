using System.Collections.Concurrent;
using System.Net.Sockets;
using PortSip.Testing;

namespace PortSip.Client.Tests;

/// <summary>A PBX of which a test writes every answer, without sockets: for what needs thousands of answers, or a clock.</summary>
internal sealed class MemoryPbx(Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private int _connectionAttempts;

    public MemoryPbx(Func<RecordedRequest, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    /// <summary>For which requests no connection comes about.</summary>
    public Func<HttpRequestMessage, bool> RefusesConnection { get; set; } = _ => false;

    /// <summary>The requests that came so far, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>How many connections were refused.</summary>
    public int RefusedConnections => Volatile.Read(ref _connectionAttempts);

    /// <summary>Signs everybody in with <see cref="Bench.Token"/>, and leaves the rest to the test.</summary>
    public static MemoryPbx SigningIn(Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>> answer) =>
        new(async (request, stopping) => request.Path.EndsWith("/auth/sign_in", StringComparison.Ordinal) ? Reply.Token() : await answer(request, stopping));

    /// <inheritdoc cref="SigningIn(Func{RecordedRequest, CancellationToken, Task{HttpResponseMessage}})"/>
    public static MemoryPbx SigningIn(Func<RecordedRequest, HttpResponseMessage> answer) => SigningIn((request, _) => Task.FromResult(answer(request)));

    /// <summary>Forgets the requests, where thousands come.</summary>
    public void Forget() => _requests.Clear();

    public int Count(string method, string path) => Requests.Count(r => r.Method == method && r.PathAndQuery == path);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (RefusesConnection(request))
        {
            Interlocked.Increment(ref _connectionAttempts);
            throw new HttpRequestException("Connection refused", new SocketException((int)SocketError.ConnectionRefused));
        }
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        var recorded = new RecordedRequest(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
            body);
        _requests.Enqueue(recorded);
        return await answer(recorded, cancellationToken);
    }
}
