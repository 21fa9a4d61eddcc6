using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Events as rows of one table: each has the columns of all types, in the same order. Export-Csv takes its columns from the first object, so that those
/// of later types would be missing otherwise.
/// </summary>
internal static class EventRow
{
    /// <summary>The row of an event.</summary>
    public static PSObject Of(PortSipEvent record)
    {
        var values = EventProperties.Of(record.GetType()).ToDictionary(property => property.Name, property => Cell(property.GetValue(record)));
        var row = new PSObject();
        foreach (var column in EventProperties.AllNames)
            row.Properties.Add(new PSNoteProperty(column, values.TryGetValue(column, out var value) ? value : null));
        return row;
    }

    // A list in a cell is its text; the fields of an unknown event are in Raw as well.
    private static object? Cell(object? value) => value switch
    {
        null or string or ValueType => value,
        IReadOnlyDictionary<string, string?> fields => string.Join("; ", fields.Select(field => $"{field.Key}={field.Value}")),
        _ => $"{value}" is { Length: > 0 } text ? text : null,
    };
}
