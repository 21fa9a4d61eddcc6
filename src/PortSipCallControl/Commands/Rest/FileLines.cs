using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Text from Get-Content: the engine stores the origin with each line. Without -Raw, a file is piped line by line.</summary>
internal static class FileLines
{
    /// <summary>The line number and the file of a text; null if it doesn't come from a file.</summary>
    public static string? PlaceOf(object? input) =>
        IsFromFile(input) && input is PSObject { BaseObject: string } line
            ? FormattableString.Invariant($"line {line.Properties["ReadCount"].Value} of {line.Properties["PSChildName"]?.Value ?? "the file"}")
            : null;

    /// <summary>All lines of a file as a single text; null if the value isn't a list of lines.</summary>
    public static string? Join(object? input)
    {
        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (value is not IList { Count: > 0 } list)
            return null;
        var lines = list.Cast<object?>().ToList();
        var areLines = lines.TrueForAll(line => (line is PSObject one ? one.BaseObject : line) is string) && (IsFromFile(input) || lines.TrueForAll(IsFromFile));
        return areLines ? string.Join("\n", lines.Select(line => Convert.ToString(line, CultureInfo.InvariantCulture))) : null;
    }

    private static bool IsFromFile(object? input) => input is PSObject read && read.Properties["PSPath"] is not null && read.Properties["ReadCount"] is not null;
}
