using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Events as JSON text: every time in Unix seconds, as a string, "0" for none.</summary>
internal static class EventJson
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="type">The <c>event_type</c>.</param>
    /// <param name="write">Writes the fields of the type.</param>
    public static string Of(string type, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("event_type", type);
            writer.WriteString("tenant_id", SimulatorDefaults.TenantId);
            write(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string Seconds(DateTimeOffset? time) => time?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? "0";
}
