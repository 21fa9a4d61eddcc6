using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace PortSip.Simulator.Tests.Http;

/// <summary>Serves a simulated PBX through Kestrel, which can really reset a connection.</summary>
internal sealed class KestrelServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private KestrelServer(WebApplication application) => _application = application;

    public Uri ApiUri => new(new Uri(_application.Urls.First()), "api/");

    public static async Task<KestrelServer> StartAsync(SimulatedPbx pbx)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        var application = builder.Build();
        application.Run(context => ServeAsync(pbx, context));
        await application.StartAsync();
        return new KestrelServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task ServeAsync(SimulatedPbx pbx, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var answer = pbx.Handle(new SimulatorRequest
        {
            Method = context.Request.Method,
            PathAndQuery = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Headers = [.. context.Request.Headers.Select(header => new KeyValuePair<string, string>(header.Key, header.Value.ToString()))],
            Body = body.ToArray(),
            RemoteAddress = context.Connection.RemoteIpAddress?.ToString() ?? "",
        });

        if (answer.Delivery == SimulatorDelivery.Reset)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.StatusCode;
        foreach (var header in answer.Headers)
            context.Response.Headers.Append(header.Key, header.Value);
        if (answer.StatusCode != 204)
            context.Response.ContentLength = answer.Body.Length;
        var length = answer.Delivery == SimulatorDelivery.CutBody ? answer.Body.Length / 2 : answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body[..length]);
        if (length < answer.Body.Length)
        {
            await context.Response.Body.FlushAsync();
            context.Abort();
        }
    }
}
