using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PortSip.Testing;

/// <summary>A PBX whose event sockets a test plays, frame by frame: Kestrel on a free loopback port, plain or with TLS.</summary>
public sealed class FakeEventPbx : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Channel<FakeEventSocket> _sockets = Channel.CreateUnbounded<FakeEventSocket>();
    private readonly CancellationTokenSource _stopping = new();
    private int _attempts;

    private FakeEventPbx(WebApplication application) => _application = application;

    /// <summary>The API on the server of the event socket; nothing serves it.</summary>
    public Uri ApiUri { get; private set; } = new("http://127.0.0.1/api/");

    /// <summary>Whether sockets are let in; else 503.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>How often a socket was asked for.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    public static async Task<FakeEventPbx> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        if (certificate is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        var pbx = new FakeEventPbx(builder.Build());
        pbx._application.UseWebSockets();
        pbx._application.Run(pbx.HandleAsync);
        await pbx._application.StartAsync();
        var url = pbx._application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        pbx.ApiUri = new Uri(url + "/api/");
        return pbx;
    }

    /// <summary>The next socket that is opened.</summary>
    public async Task<FakeEventSocket> SocketAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _sockets.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The next socket that is opened, signed in.</summary>
    public async Task<FakeEventSocket> SignedInAsync()
    {
        var socket = await SocketAsync();
        await socket.ReceiveAsync();
        await socket.SendAsync("""{"command":"auth","id":"1","status":0}""");
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _attempts);
        if (!IsOpen || !context.WebSockets.IsWebSocketRequest || context.Request.Path != "/wsi")
        {
            context.Response.StatusCode = 503;
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        var fake = new FakeEventSocket(socket, context.Abort, ending.Token);
        _sockets.Writer.TryWrite(fake);
        await fake.RunAsync();
    }
}
