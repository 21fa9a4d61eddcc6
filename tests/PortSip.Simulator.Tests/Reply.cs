using System.Text;
using System.Text.Json;

namespace PortSip.Simulator.Tests;

/// <summary>An answer of the PBX, as a test reads it.</summary>
internal sealed class Reply(SimulatorResponse response)
{
    public SimulatorResponse Response { get; } = response;

    public int Status => Response.StatusCode;

    public string Body => Encoding.UTF8.GetString(Response.Body.ToArray());

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string[] Codes => [.. Errors.Select(error => error.GetProperty("code").GetString()!)];

    /// <summary>The fields that the errors name.</summary>
    public string[] InvalidFields =>
        [.. Errors.SelectMany(error => error.GetProperty("detail").EnumerateObject()).Select(member => member.Name)];

    private IEnumerable<JsonElement> Errors => Json.GetProperty("errors").EnumerateArray();

    public string Text(string name) => Json.GetProperty(name).GetString()!;

    public string? Header(string name) => Response.Headers.Where(header => header.Key == name).Select(header => header.Value).FirstOrDefault();
}
