using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PortSip.Simulator;

/// <summary>
/// A tenant as a JSON text, for people and for comparisons: stable order, one value per line. Every option of <see cref="SimulatorOptions"/> is in it,
/// unless it is listed here as one of how the PBX runs.
/// </summary>
public static class SimulatorTenantFile
{
    /// <summary>The options that aren't the tenant's.</summary>
    internal static IReadOnlyCollection<string> NotInFile { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        nameof(SimulatorOptions.CallHistoryCapacity),
        nameof(SimulatorOptions.CallsPerMinute),
        nameof(SimulatorOptions.ClockMode),
        nameof(SimulatorOptions.JournalCapacity),
        nameof(SimulatorOptions.Seed),
        nameof(SimulatorOptions.StartTime),
    };

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        // The file is for people, not for HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false), new VersionConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOut } },
    };

    /// <summary>Writes a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="includesPasswords">Whether passwords other than the public defaults are written.</param>
    public static string Write(SimulatorTenant tenant, bool includesPasswords = false)
    {
        var json = JsonSerializer.Serialize(TenantPasswords.Hide(tenant, includesPasswords), Format);
        return json.Replace("\r\n", "\n") + "\n";
    }

    /// <summary>Reads a tenant. What the text doesn't contain has its default.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="SimulatorTenantException">It isn't valid JSON, has an unknown member or a wrong value, or contradicts itself.</exception>
    public static SimulatorTenant Read(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        try
        {
            var tenant = JsonSerializer.Deserialize<SimulatorTenant>(bytes, Format) ?? throw new SimulatorTenantException("The file has no tenant.", 1, "$");
            if (JsonPlaces.Find(bytes, (_, kind) => kind == JsonTokenType.Null) is var (empty, line))
                throw new SimulatorTenantException("null isn't a value here. Omit the member for its default.", line, empty);
            if (TenantCheck.Problem(tenant) is var (path, problem))
                throw new SimulatorTenantException(problem, JsonPlaces.Find(bytes, (here, _) => here == path)?.Line, path);
            return TenantPasswords.FillIn(tenant);
        }
        catch (JsonException error)
        {
            throw new SimulatorTenantException(Reason(error), (int)(error.LineNumber ?? 0) + 1, error.Path ?? "$", error);
        }
    }

    // The runtime appends the path and the line, which counts from 0.
    private static string Reason(JsonException error)
    {
        var place = error.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        var reason = place < 0 ? error.Message : error.Message.Substring(0, place);
        var line = reason.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return line < 0 ? reason : reason.Substring(0, line);
    }

    private static void LeaveOut(JsonTypeInfo type)
    {
        if (type.Type != typeof(SimulatorOptions))
            return;
        for (var at = type.Properties.Count - 1; at >= 0; at--)
        {
            if (NotInFile.Any(name => JsonNamingPolicy.CamelCase.ConvertName(name) == type.Properties[at].Name))
                type.Properties.RemoveAt(at);
        }
    }

    private sealed class VersionConverter : JsonConverter<SimulatorVersion>
    {
        public override SimulatorVersion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var number = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return SimulatorVersion.All.FirstOrDefault(version => version.Number == number)
                ?? throw new JsonException($"The version is one of {string.Join(", ", SimulatorVersion.All)}, as text.");
        }

        public override void Write(Utf8JsonWriter writer, SimulatorVersion value, JsonSerializerOptions options) => writer.WriteStringValue(value.Number);
    }
}
