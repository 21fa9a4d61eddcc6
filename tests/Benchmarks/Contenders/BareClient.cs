using System.Net.Http.Headers;
using System.Text.Json;

namespace PortSipCallControl.Benchmarks;

/// <summary>The limit: a bare HttpClient that does the same JSON work, and nothing for safety.</summary>
internal sealed class BareClient : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false });
    private readonly string _url;

    public BareClient(string url)
    {
        _url = url + "/api/";
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "benchmark");
    }

    public Task HoldAsync(string id) => PostAsync($"sessions/{id}/hold", new { extension_number = "1001" });

    public Task UnholdAsync(string id) => PostAsync($"sessions/{id}/unhold", new { extension_number = "1001" });

    public Task HangUpAsync(string id) => PostAsync($"sessions/{id}/destroy", body: null);

    /// <summary>Places a call; when it is answered, the events tell.</summary>
    public Task OriginateAsync() => PostAsync("sessions", new { caller = "1001", callee = "1002", send_sdp = true });

    public async Task<int> ReadCdrsAsync(int count)
    {
        var rows = 0;
        for (var skip = 0; skip < count; skip += 100)
            rows += await ReadPageAsync(skip);
        return rows;
    }

    /// <summary>Reads the pages concurrently, in no order: the ideal for a number of requests in flight.</summary>
    public async Task<int> ReadCdrsAsync(int count, int inFlight)
    {
        var rows = 0;
        await Parallel.ForAsync(0, count / 100, new ParallelOptions { MaxDegreeOfParallelism = inFlight }, async (page, _) => Interlocked.Add(ref rows, await ReadPageAsync(page * 100)));
        return rows;
    }

    /// <summary>Asks for each recording's address and saves its file, concurrently.</summary>
    public Task SaveRecordingsAsync(int count, int inFlight, string folder) => Parallel.ForAsync(1, count + 1, new ParallelOptions { MaxDegreeOfParallelism = inFlight }, async (i, token) =>
    {
        using var details = JsonDocument.Parse(await _http.GetByteArrayAsync($"{_url}recordings/recording{i}", token));
        using var source = await _http.GetStreamAsync(details.RootElement.GetProperty("file_url").GetString(), token);
        using var file = File.Create(Path.Combine(folder, $"recording{i}.wav"));
        await source.CopyToAsync(file, token);
    });

    public void Dispose() => _http.Dispose();

    private async Task<int> ReadPageAsync(int skip)
    {
        using var stream = await _http.GetStreamAsync($"{_url}cdrs?top=100&skip={skip}");
        return (await JsonSerializer.DeserializeAsync(stream, BareJson.Default.CdrPage))!.Items.Count;
    }

    private async Task PostAsync(string path, object? body)
    {
        using var content = new ByteArrayContent(body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body));
        content.Headers.ContentType = Json;
        using var response = await _http.PostAsync(_url + path, content);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }
}
