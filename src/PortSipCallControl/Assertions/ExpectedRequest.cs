using System.Globalization;
using System.Text.Json;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>Which requests of a simulator's journal an assertion concerns.</summary>
internal sealed class ExpectedRequest(SimulatorOperation operation)
{
    /// <summary>The fields of the body, as plain values; null if it doesn't matter.</summary>
    public object? Body { get; init; }

    /// <summary>The fields of the query, as plain values; null if it doesn't matter.</summary>
    public object? Query { get; init; }

    /// <summary>Whether the path is one of those; null if it doesn't matter.</summary>
    public Func<string, bool>? IsPath { get; init; }

    /// <summary>The patterns of the paths, for the message.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>The status of the response; null if it doesn't matter.</summary>
    public int? StatusCode { get; init; }

    public bool IsOfOperation(SimulatorJournalEntry entry) => operation == SimulatorOperation.Any || entry.Operation == operation;

    public bool Matches(SimulatorJournalEntry entry) =>
        IsOfOperation(entry)
        && IsPath?.Invoke(entry.Path) != false
        && (StatusCode is null || entry.StatusCode == StatusCode)
        && (Query is null || HasQuery(entry.Query))
        && (Body is null || HasBody(entry.Body));

    /// <summary>What is expected, as the end of a sentence.</summary>
    public string Describe(int? times)
    {
        var conditions = new[]
        {
            Paths.Count == 0 ? null : $"to {string.Join(" or ", Paths)}",
            Query is null ? null : $"with the query {Json(Query)}",
            Body is null ? null : $"with the body {Json(Body)}",
            StatusCode is null ? null : FormattableString.Invariant($"with the status {StatusCode}"),
        };
        var number = times is { } count ? FormattableString.Invariant($"{count} {(count == 1 ? "request" : "requests")}") : "at least 1 request";
        return string.Join(" ", new[] { $"{number} for {operation}" }.Concat(conditions.OfType<string>()));
    }

    private bool HasBody(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Fits(Body, json.RootElement);
        }
        catch (JsonException)
        {
            // A form, or no body at all, has none of the fields.
            return false;
        }
    }

    private bool HasQuery(string query)
    {
        var fields = query.Split('&').Select(part => part.Split(['='], 2)).ToLookup(part => Decoded(part[0]), part => part.Length == 2 ? Decoded(part[1]) : "");
        return ((IEnumerable<KeyValuePair<string, object?>>)Query!).All(field => fields[field.Key].Contains(TextOf(field.Value)));
    }

    // Other fields than the expected ones don't matter; in a list, each item does.
    private static bool Fits(object? expected, JsonElement actual) => expected switch
    {
        IEnumerable<KeyValuePair<string, object?>> fields => actual.ValueKind == JsonValueKind.Object
            && fields.All(field => actual.TryGetProperty(field.Key, out var value) ? Fits(field.Value, value) : field.Value is null),
        object?[] items => actual.ValueKind == JsonValueKind.Array && actual.GetArrayLength() == items.Length
            && items.Zip(actual.EnumerateArray(), Fits).All(fits => fits),
        null => actual.ValueKind == JsonValueKind.Null,
        bool yes => actual.ValueKind == (yes ? JsonValueKind.True : JsonValueKind.False),
        _ => actual.ValueKind is JsonValueKind.String or JsonValueKind.Number && actual.ToString() == TextOf(expected),
    };

    private static string TextOf(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        DateTimeOffset time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Json(object? value) => value switch
    {
        IEnumerable<KeyValuePair<string, object?>> fields => $"{{{string.Join(",", fields.Select(field => $"\"{field.Key}\":{Json(field.Value)}"))}}}",
        object?[] items => $"[{string.Join(",", items.Select(Json))}]",
        null => "null",
        string text => $"\"{text}\"",
        DateTimeOffset => $"\"{TextOf(value)}\"",
        _ => TextOf(value),
    };

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
