using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace PortSip.Simulator.Tests.Http;

/// <summary>Requests to a served PBX.</summary>
internal static class PbxHttp
{
    public static async Task<HttpClient> SignInAsync(Uri apiUri, HttpMessageHandler? handler = null)
    {
        var client = new HttpClient(handler ?? new HttpClientHandler()) { BaseAddress = apiUri };
        using var response = await PostAsync(client, "auth/sign_in", TestPbx.Admin);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var token = answer.RootElement.GetProperty("access_token").GetString()!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string body) => client.PostAsync(path, Json(body));

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
