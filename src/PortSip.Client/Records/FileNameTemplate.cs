using System.Text.RegularExpressions;

namespace PortSip.Client;

/// <summary>
/// A name with placeholders for the properties of a record: <c>{Id} {FileName} {Extension}</c> and those of <see cref="FileNameValues"/>, a time
/// with a format after a colon (<c>{StartedAt:yyyy-MM-dd}</c>, local time). Values come from the PBX: none of them can leave its path segment.
/// </summary>
internal static class FileNameTemplate
{
    private const string StandardTime = "yyyyMMdd-HHmmss";

    private static readonly Regex Placeholder = new(@"\{(?<name>\w+)(:(?<format>[^{}]+))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // The text between slashes; a slash in a time format doesn't separate segments.
    private static readonly Regex Segment = new(@"(\{\w+(:[^{}]+)?\}|[^/\\])+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The position of the first placeholder; -1 if there isn't one.</summary>
    public static int FirstPlaceholder(string path) => Placeholder.Match(path) is { Success: true } first ? first.Index : -1;

    /// <summary>
    /// Fills in the placeholders. Both slashes separate folders, as in every path of a shell. Two harmless values together can
    /// form an unsafe name (<c>CO</c> and <c>N</c>), so each segment that contains a value is made safe as a whole.
    /// </summary>
    /// <exception cref="PortSipException">ValidationFailed: the placeholder doesn't exist, or the time format isn't valid.</exception>
    public static string Expand(string template, FileNameValues values) => string.Join(
        Path.DirectorySeparatorChar.ToString(),
        Segment.Matches(template).Cast<Match>().Select(segment => ExpandSegment(segment.Value, values)));

    private static string ExpandSegment(string segment, FileNameValues values)
    {
        if (!Placeholder.IsMatch(segment))
            return segment;
        var name = SafeFileName.Segment(Placeholder.Replace(segment, match => SafeFileName.Segment(Value(match, values), "_")), "_");
        // A leading dot in the template hides the file intentionally.
        return segment[0] == '.' ? "." + name : name;
    }

    /// <summary>The extension of the PBX's file name, or of the PBX's standard format.</summary>
    public static string Extension(PortSipRecordingFile file)
    {
        var name = SafeFileName.From(file.FileName);
        var dot = name.LastIndexOf('.');
        return dot > 0 && dot < name.Length - 1 ? name.Substring(dot + 1) : "wav";
    }

    private static string Value(Match match, FileNameValues values)
    {
        var name = match.Groups["name"].Value;
        return name.ToUpperInvariant() switch
        {
            "ID" => values.Id,
            "FILENAME" => SafeFileName.From(values.File.FileName),
            "EXTENSION" => Extension(values.File),
            _ => Array.Find(values.Others, other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)) switch
            {
                (null, _) => throw Validation.Failed($"'{match.Value}' isn't a placeholder of a {values.Noun}'s file name. The placeholders are {values.Names}."),
                (_, DateTimeOffset time) => Time(time, match.Groups["format"].Value),
                var (_, value) => (string?)value ?? "",
            },
        };
    }

    private static string Time(DateTimeOffset? time, string format)
    {
        try
        {
            return LocalTime.Text(time, format.Length == 0 ? StandardTime : format) ?? "";
        }
        catch (FormatException)
        {
            throw Validation.Failed($"'{format}' isn't a valid date and time format.");
        }
    }
}
