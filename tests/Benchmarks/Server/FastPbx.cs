using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PortSipCallControl.Benchmarks;

/// <summary>
/// A server that is fast enough not to be what is measured: Kestrel on loopback, in a process of its own, fixed answers.
/// The path may begin with a latency: <c>/20ms/api/...</c>.
/// </summary>
internal static class FastPbx
{
    private static readonly byte[] Token = Encoding.UTF8.GetBytes("""{"access_token":"benchmark","expires_in":86400,"refresh_token":"benchmark","token_type":"Bearer"}""");
    private static readonly byte[] Session = Encoding.UTF8.GetBytes("""{"id":"884757570370146304"}""");

    /// <summary>Serves until standard input ends, so that it can't outlive who started it.</summary>
    public static async Task ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var application = builder.Build();
        application.Run(AnswerAsync);
        await application.StartAsync();
        Console.WriteLine(application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        await Console.In.ReadToEndAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (Latency(path) is { } latency)
            await Task.Delay(latency);
        await context.Request.Body.CopyToAsync(Stream.Null);
        var body = path switch
        {
            _ when path.EndsWith("/auth/sign_in", StringComparison.Ordinal) => Token,
            _ when path.EndsWith("/api/sessions", StringComparison.Ordinal) => Session,
            _ when path.EndsWith("/cdrs", StringComparison.Ordinal) => CdrPages.Page(context.Request.Query),
            _ => [],
        };
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    private static TimeSpan? Latency(string path)
    {
        var end = path.IndexOf("ms/", 1, StringComparison.Ordinal);
        return end > 0 && int.TryParse(path.AsSpan(1, end - 1), out var milliseconds) ? TimeSpan.FromMilliseconds(milliseconds) : null;
    }
}
