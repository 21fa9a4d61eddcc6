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
/// The path may begin with what is wanted of it: see <see cref="RequestedSize"/>.
/// </summary>
internal static class FastPbx
{
    private static readonly byte[] Token = Encoding.UTF8.GetBytes("""{"access_token":"benchmark","expires_in":86400,"refresh_token":"benchmark","token_type":"Bearer"}""");

    // One mebibyte that begins as a WAV file does.
    private static readonly byte[] WaveFile = [.. "RIFF"u8, .. new byte[1024 * 1024 - 4]];

    private static readonly EventFeed Events = new();

    private static long _lastCall = 884757570370146304;

    /// <summary>Serves until standard input ends, so that it can't outlive who started it.</summary>
    public static async Task ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var application = builder.Build();
        application.UseWebSockets();
        application.Run(AnswerAsync);
        await application.StartAsync();
        Console.WriteLine(application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        await Console.In.ReadToEndAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (context.WebSockets.IsWebSocketRequest)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await Events.ServeAsync(socket, RequestedSize.Of(path, "events") ?? 0);
            return;
        }
        if (RequestedSize.Of(path, "ms") is { } latency)
            await Task.Delay(latency);
        await context.Request.Body.CopyToAsync(Stream.Null);
        var body = path switch
        {
            _ when path.EndsWith("/auth/sign_in", StringComparison.Ordinal) => Token,
            _ when path.EndsWith("/api/sessions", StringComparison.Ordinal) => Place(),
            _ when RequestedSize.Of(path, "people") is { } people && PeoplePages.Answer(path, people, context.Request.Query) is { } answer => answer,
            _ when path.Contains("/recordings/", StringComparison.Ordinal) => Encoding.UTF8.GetBytes(Recording(context.Request)),
            _ when path.EndsWith(".wav", StringComparison.Ordinal) => WaveFile,
            _ when path.EndsWith("/cdrs", StringComparison.Ordinal) => CdrPages.Page(RequestedSize.Of(path, "cdrs") ?? 1000, RequestedSize.Of(path, "callers") ?? 1, context.Request.Query),
            "/report" => Events.Report(),
            "/reset" => Reset(),
            _ => [],
        };
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    private static byte[] Place()
    {
        var id = $"{Interlocked.Increment(ref _lastCall)}";
        _ = Events.AnswerAsync(id);
        return Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"}""");
    }

    private static string Recording(HttpRequest request)
    {
        var path = request.Path.Value!;
        var (root, id) = (path[..path.IndexOf("/api/", StringComparison.Ordinal)], path[(path.LastIndexOf('/') + 1)..]);
        return $$"""{"caller":"1001","callee":"1002","started_at":"2026-08-20T06:00:59Z","duration":60,"file_name":"{{id}}.wav","file_size":{{WaveFile.Length}},"file_url":"http://{{request.Host}}{{root}}/api/files/{{id}}.wav"}""";
    }

    private static byte[] Reset()
    {
        Events.Reset();
        return [];
    }
}
