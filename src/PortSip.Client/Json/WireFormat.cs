using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PortSip.Client;

/// <summary>
/// How the API writes JSON: names in snake case, read in any case; unknown members are ignored, absent ones are null. Each area has
/// its own serializer context based on it, so that no reflection is used.
/// </summary>
internal static class WireFormat
{
    /// <summary>The format with the converters of an area's lists.</summary>
    public static JsonSerializerOptions With(params JsonConverter[] lists)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            PropertyNameCaseInsensitive = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // "+33" and "é" unescaped: the bodies are JSON for a PBX, never part of an HTML page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new LenientTextConverter(), new LenientTimeConverter(), new LenientNumberConverter() },
        };
        foreach (var list in lists)
            options.Converters.Add(list);
        return options;
    }
}
