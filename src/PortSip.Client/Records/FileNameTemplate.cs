using System.Text.RegularExpressions;

namespace PortSip.Client;

/// <summary>
/// A name with placeholders for the properties of a recording: <c>{Id} {Caller} {Callee} {StartedAt} {FileName} {Extension} {CdrId}</c>, the time
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
    public static string Expand(string template, PortSipRecording recording, PortSipRecordingFile file) => string.Join(
        Path.DirectorySeparatorChar.ToString(),
        Segment.Matches(template).Cast<Match>().Select(segment => ExpandSegment(segment.Value, recording, file)));

    private static string ExpandSegment(string segment, PortSipRecording recording, PortSipRecordingFile file)
    {
        if (!Placeholder.IsMatch(segment))
            return segment;
        var name = SafeFileName.Segment(Placeholder.Replace(segment, match => SafeFileName.Segment(Value(match, recording, file), "_")), "_");
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

    private static string Value(Match match, PortSipRecording recording, PortSipRecordingFile file)
    {
        var name = match.Groups["name"].Value;
        return name.ToUpperInvariant() switch
        {
            "ID" => recording.Id,
            "CALLER" => recording.Caller ?? "",
            "CALLEE" => recording.Callee ?? "",
            "CDRID" => recording.CdrId ?? "",
            "FILENAME" => SafeFileName.From(file.FileName),
            "EXTENSION" => Extension(file),
            "STARTEDAT" => Time(recording.StartedAt, match.Groups["format"].Value),
            _ => throw Validation.Failed($"'{match.Value}' isn't a placeholder of a recording's file name. The placeholders are {{Id}}, {{Caller}}, {{Callee}}, {{StartedAt}}, {{FileName}}, {{Extension}}, {{CdrId}}."),
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
