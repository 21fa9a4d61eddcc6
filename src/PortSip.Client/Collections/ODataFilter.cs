using System.Globalization;

namespace PortSip.Client;

/// <summary>Builds the <c>filter</c> of a collection (API §1). Literals are escaped, so that a value can't become a condition.</summary>
internal static class ODataFilter
{
    /// <summary>A text in single quotes; a quote inside is doubled.</summary>
    public static string Literal(string text) => $"'{ReceivedText.Original(text).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A time in UTC, RFC 3339: in single quotes as in PortSIP's documents, or bare as OData requires (API §1).</summary>
    public static string Literal(DateTimeOffset time, TimeLiteralForm form) => form == TimeLiteralForm.Bare ? Rfc3339(time) : Literal(Rfc3339(time));

    /// <summary>The field has one of the values; null if there are none.</summary>
    public static string? AnyOf(string field, IReadOnlyList<string> values) => Any([.. values.Select(value => $"{field} eq {Literal(value)}")]);

    /// <summary>One of the conditions; null if there are none.</summary>
    public static string? Any(IReadOnlyList<string> conditions) => conditions.Count switch
    {
        0 => null,
        1 => conditions[0],
        _ => $"({string.Join(" or ", conditions)})",
    };

    /// <summary>All conditions combined; null if there are none.</summary>
    public static string? All(params IEnumerable<string?> conditions)
    {
        var given = conditions.Where(c => c is not null).ToList();
        return given.Count == 0 ? null : string.Join(" and ", given);
    }

    /// <summary>A time in UTC, RFC 3339.</summary>
    public static string Rfc3339(DateTimeOffset time) =>
        time.UtcDateTime.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
