using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PortSip.Simulator;

/// <summary>
/// A tenant as a JSON text, for people and for comparisons: stable order, one value per line. The members of <see cref="SimulatorOptions"/> and those of
/// <see cref="SimulatorTenant"/> are in one object, except those listed here.
/// </summary>
public static class SimulatorTenantFile
{
    private const int FormatNumber = 1;
    private const string FormatName = "format";

    /// <summary>The options that aren't the tenant's, but say how the PBX runs.</summary>
    internal static IReadOnlyCollection<string> NotInFile { get; } =
        [.. typeof(SimulatorOptions).GetProperties().Where(property => property.GetCustomAttribute<DecidedAtStartAttribute>() is { IsInFile: false }).Select(property => property.Name)];

    // In the file, each setting is written once, by the API's name.
    private static readonly Dictionary<Type, IReadOnlyCollection<string>> LeftOut = new()
    {
        [typeof(SimulatorTenant)] = [nameof(SimulatorTenant.Options)],
        [typeof(SimulatorOptions)] = NotInFile,
        [typeof(SimulatedQueueSetup)] =
        [
            nameof(SimulatedQueueSetup.Strategy), nameof(SimulatedQueueSetup.RingTime), nameof(SimulatedQueueSetup.SlaTime), nameof(SimulatedQueueSetup.WrapUpTime),
            nameof(SimulatedQueueSetup.MostCallers), nameof(SimulatedQueueSetup.LongestWait), nameof(SimulatedQueueSetup.WaitsWithoutAgents),
            nameof(SimulatedQueueSetup.Overflow), nameof(SimulatedQueueSetup.Night),
        ],
        [typeof(SimulatedRingGroup)] =
        [
            nameof(SimulatedRingGroup.Strategy), nameof(SimulatedRingGroup.RingTime), nameof(SimulatedRingGroup.SkipsBusyMembers), nameof(SimulatedRingGroup.NoAnswer),
            nameof(SimulatedRingGroup.Night),
        ],
        [typeof(SimulatedReceptionist)] = [nameof(SimulatedReceptionist.Night)],
    };

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
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
        var hidden = TenantPasswords.Hide(tenant, includesPasswords);
        var file = new JsonObject { [FormatName] = FormatNumber };
        foreach (var part in new[] { JsonSerializer.SerializeToNode(hidden.Options, Format), JsonSerializer.SerializeToNode(hidden, Format) }.OfType<JsonObject>())
        {
            foreach (var member in part.ToList())
            {
                part.Remove(member.Key);
                file.Add(member.Key, member.Value);
            }
        }
        return file.ToJsonString(Format).Replace("\r\n", "\n") + "\n";
    }

    /// <summary>Reads a tenant. What the text doesn't contain has its default, which refers to the extensions of the text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="known">The tenant with the passwords that the text doesn't contain; <see langword="null"/> for the public defaults.</param>
    /// <exception cref="SimulatorTenantException">It isn't valid JSON, has unknown members or wrong values, or contradicts itself. All mistakes are reported.</exception>
    public static SimulatorTenant Read(string json, SimulatorTenant? known = null)
    {
        var file = Parse(Encoding.UTF8.GetBytes(json));
        var shape = new TenantShape(Format);
        var read = shape.ReadObject(file, typeof(FileHead), typeof(SimulatorOptions), typeof(SimulatorTenant));
        if (read[FormatName] is { } format && format.GetValue<int>() != FormatNumber)
            shape.Refuse(file.Members.First(member => member.Name == FormatName).Value, FormattableString.Invariant($"The format must be {FormatNumber}, which this version reads."));

        var tenant = TenantPasswords.FillIn(read.Deserialize<SimulatorTenant>(Format)! with { Options = WithDefaults(read) }, known);
        var places = file.All.GroupBy(value => value.Path, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First().Line, StringComparer.Ordinal);
        SimulatorTenantMistake[] mistakes =
        [
            .. shape.Mistakes,
            .. tenant.FindMistakes()
                .Where(mistake => !shape.Mistakes.Any(known => IsPartOf(mistake.Path, known.Path) || IsPartOf(known.Path, mistake.Path)))
                .Select(mistake => mistake with { Line = places.TryGetValue(mistake.Path, out var line) ? line : null }),
        ];
        // A default that doesn't fit has no line. Next to other mistakes, it follows from them.
        var inFile = mistakes.Where(mistake => mistake.Line is not null).OrderBy(mistake => mistake.Line).ToArray();
        return mistakes.Length == 0 ? tenant : throw new SimulatorTenantException(inFile.Length > 0 ? inFile : mistakes);
    }

    private static PlacedJson Parse(byte[] json)
    {
        try
        {
            return PlacedJson.Parse(json);
        }
        catch (JsonException error)
        {
            throw new SimulatorTenantException([new SimulatorTenantMistake("$", Reason(error)) { Line = (int)(error.LineNumber ?? 0) + 1 }]);
        }
    }

    private static SimulatorOptions WithDefaults(JsonObject read)
    {
        var options = read.Deserialize<SimulatorOptions>(Format)!;
        if (options.Extensions.Count == 0 || !read.ContainsKey(Name(nameof(SimulatorOptions.Extensions))))
            return options;
        var standard = new SimulatorOptions().WithExtensions(options.Extensions);
        return options with
        {
            Users = Choose(nameof(SimulatorOptions.Users), options.Users, standard.Users),
            Queues = Choose(nameof(SimulatorOptions.Queues), options.Queues, standard.Queues),
            RingGroups = Choose(nameof(SimulatorOptions.RingGroups), options.RingGroups, standard.RingGroups),
            MonitorGroups = Choose(nameof(SimulatorOptions.MonitorGroups), options.MonitorGroups, standard.MonitorGroups),
        };

        T Choose<T>(string name, T given, T other) => read.ContainsKey(Name(name)) ? given : other;
    }

    private static string Name(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);

    private static bool IsPartOf(string path, string other) =>
        path.StartsWith(other, StringComparison.Ordinal) && (path.Length == other.Length || path[other.Length] is '.' or '[');

    // The runtime appends the path and the line, which counts from 0.
    private static string Reason(JsonException error)
    {
        var line = error.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return line < 0 ? error.Message : error.Message.Substring(0, line);
    }

    private static void LeaveOut(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        for (var at = type.Properties.Count - 1; at >= 0; at--)
        {
            var property = type.Properties[at];
            if (LeftOut.TryGetValue(type.Type, out var names) && names.Any(name => Name(name) == property.Name))
                type.Properties.RemoveAt(at);
            // What is empty for most objects is written only if it isn't.
            else if (property.PropertyType == typeof(IReadOnlyDictionary<string, JsonElement>) || property.PropertyType == typeof(IReadOnlyDictionary<string, int>))
                property.ShouldSerialize = (_, table) => table is IReadOnlyDictionary<string, JsonElement> { Count: > 0 } or IReadOnlyDictionary<string, int> { Count: > 0 };
        }
    }

    private sealed record FileHead(int Format);

    private sealed class VersionConverter : JsonConverter<SimulatorVersion>
    {
        public override SimulatorVersion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var number = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return SimulatorVersion.All.FirstOrDefault(version => version.Number == number) ?? throw new JsonException("There is no such version.");
        }

        public override void Write(Utf8JsonWriter writer, SimulatorVersion value, JsonSerializerOptions options) => writer.WriteStringValue(value.Number);
    }
}
