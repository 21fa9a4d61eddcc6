using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace PortSipCallControl.Benchmarks;

/// <summary>Clients that send one request after another: they place, hold and hang up calls, and read calls, extensions and CDRs.</summary>
internal sealed class StandInClients : IDisposable
{
    private readonly HttpClient _http;
    private readonly ConcurrentQueue<TimeSpan> _times = new();
    private readonly ConcurrentQueue<string> _failures = new();

    public StandInClients(Uri api) => _http = new HttpClient { BaseAddress = api };

    /// <summary>How long each request took so far.</summary>
    public IReadOnlyCollection<TimeSpan> Times => _times;

    /// <summary>The responses that weren't a success.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    public async Task SignInAsync()
    {
        using var answer = await _http.PostAsJsonAsync("auth/sign_in", new { username = "admin", password = "Passw0rd!", domain = "test.io" });
        var tokens = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("access_token").GetString());
    }

    /// <summary>Places calls that nobody hangs up.</summary>
    public async Task PlaceAsync(int count)
    {
        for (var call = 0; call < count; call++)
            await PlaceAsync();
        _times.Clear();
    }

    /// <summary>Sends until it is stopped.</summary>
    public async Task RunAsync(int inFlight, CancellationToken stop) =>
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(() => LoopAsync(stop), CancellationToken.None)));

    public void Dispose() => _http.Dispose();

    private async Task LoopAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var call = await PlaceAsync();
            await SendAsync(HttpMethod.Post, $"sessions/{call}/hold", new { extension_number = "10001" });
            await SendAsync(HttpMethod.Get, $"sessions/{call}");
            await SendAsync(HttpMethod.Get, "sessions?top=10");
            await SendAsync(HttpMethod.Get, "users?top=10");
            await SendAsync(HttpMethod.Get, "cdrs?top=10");
            await SendAsync(HttpMethod.Post, $"sessions/{call}/unhold", new { extension_number = "10001" });
            await SendAsync(HttpMethod.Post, $"sessions/{call}/destroy", new { });
        }
    }

    private async Task<string?> PlaceAsync()
    {
        using var placed = JsonDocument.Parse(await SendAsync(HttpMethod.Post, "sessions", new { caller = "10001", callee = "0044123", trunk = "main", send_sdp = false }));
        return placed.RootElement.GetProperty("id").GetString();
    }

    private async Task<string> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        var start = Stopwatch.GetTimestamp();
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        _times.Enqueue(Stopwatch.GetElapsedTime(start));
        if (!answer.IsSuccessStatusCode)
            _failures.Enqueue($"{method} {path}: {(int)answer.StatusCode} {text}");
        return text;
    }
}
