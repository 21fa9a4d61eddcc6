using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using PortSip.Testing.Http;

namespace PortSip.Testing;

/// <summary>A PBX of which a test writes every answer, on a free loopback port, plain or with TLS. It records what comes.</summary>
public sealed class FakePbx : IAsyncDisposable
{
    private readonly Func<RecordedRequest, CancellationToken, Task<Answer>> _answer;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly HttpServer _server;
    private readonly CancellationTokenSource _stopping = new();

    private FakePbx(Func<RecordedRequest, CancellationToken, Task<Answer>> answer, X509Certificate2? certificate)
    {
        _answer = answer;
        _server = new HttpServer(HandleAsync, certificate);
    }

    /// <summary>Scheme, host and port.</summary>
    public string Url => _server.Url;

    public Uri ApiUri => new(Url + "/api/");

    /// <summary>The requests that came so far, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>The connections that are open, each as a task that ends when it is closed.</summary>
    public IReadOnlyList<Task> OpenConnections => _server.OpenConnections;

    /// <summary>The requests without those of signing in and out.</summary>
    public IReadOnlyList<RecordedRequest> Operations => [.. _requests.Where(r => !r.Path.Contains("/auth/", StringComparison.Ordinal) && !r.Path.Contains("/login", StringComparison.Ordinal))];

    public static Task<FakePbx> StartAsync(Func<RecordedRequest, Answer> answer, X509Certificate2? certificate = null) =>
        StartAsync((request, _) => Task.FromResult(answer(request)), certificate);

    public static Task<FakePbx> StartAsync(Func<RecordedRequest, CancellationToken, Task<Answer>> answer, X509Certificate2? certificate = null) =>
        Task.FromResult(new FakePbx(answer, certificate));

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _server.Dispose();
        _stopping.Dispose();
    }

    private async Task HandleAsync(HttpExchange exchange)
    {
        _requests.Enqueue(exchange.Request);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(exchange.Gone, _stopping.Token);
        try
        {
            await (await _answer(exchange.Request, ending.Token)).WriteAsync(exchange, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            exchange.Abort();
        }
        catch (Exception) when (!exchange.HasBegun)
        {
            // An assertion about the request, say: the test sees a server that failed.
            exchange.Status = 500;
        }
    }
}
