using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PortSip.Testing;

/// <summary>A PBX of which a test writes every answer: Kestrel on a free loopback port, plain or with TLS. It records what comes.</summary>
public sealed class FakePbx : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly ConcurrentDictionary<ConnectionContext, Task> _connections;
    private readonly CancellationTokenSource _stopping = new();

    private FakePbx(WebApplication application, ConcurrentDictionary<ConnectionContext, Task> connections)
    {
        _application = application;
        _connections = connections;
    }

    /// <summary>Scheme, host and port.</summary>
    public string Url { get; private set; } = "";

    public Uri ApiUri => new(Url + "/api/");

    /// <summary>The requests that came so far, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>The connections that are open, each as a task that ends when it is closed.</summary>
    public IReadOnlyList<Task> OpenConnections => [.. _connections.Values];

    /// <summary>The requests without those of signing in and out.</summary>
    public IReadOnlyList<RecordedRequest> Operations => [.. _requests.Where(r => !r.Path.Contains("/auth/", StringComparison.Ordinal) && !r.Path.Contains("/login", StringComparison.Ordinal))];

    public static Task<FakePbx> StartAsync(Func<RecordedRequest, Answer> answer, X509Certificate2? certificate = null) =>
        StartAsync((request, _) => Task.FromResult(answer(request)), certificate);

    public static async Task<FakePbx> StartAsync(Func<RecordedRequest, CancellationToken, Task<Answer>> answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var connections = new ConcurrentDictionary<ConnectionContext, Task>();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection => Counted(connections, connection, next));
                if (certificate is not null)
                    listen.UseHttps(certificate);
            });
        });
        if (certificate is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        var pbx = new FakePbx(builder.Build(), connections);
        pbx._application.Run(context => pbx.HandleAsync(context, answer));
        await pbx._application.StartAsync();
        pbx.Url = pbx._application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        return pbx;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        // Connections that a test has left open are closed, not waited for.
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
        _stopping.Dispose();
    }

    private static async Task Counted(ConcurrentDictionary<ConnectionContext, Task> connections, ConnectionContext connection, ConnectionDelegate next)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connections[connection] = closed.Task;
        try
        {
            await next(connection);
        }
        finally
        {
            connections.TryRemove(connection, out _);
            closed.SetResult();
        }
    }

    private async Task HandleAsync(HttpContext context, Func<RecordedRequest, CancellationToken, Task<Answer>> answer)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = new RecordedRequest(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray())
        {
            Connection = context.Connection.Id,
        };
        _requests.Enqueue(request);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            await (await answer(request, ending.Token)).WriteAsync(context, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            context.Abort();
        }
    }
}
