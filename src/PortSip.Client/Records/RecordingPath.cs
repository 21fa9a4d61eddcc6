namespace PortSip.Client;

/// <summary>Where recordings are saved to: a folder, and below it a name with placeholders, or the PBX's names made safe.</summary>
/// <param name="Folder">The folder, which knows no placeholders.</param>
/// <param name="Name">A file's name, or a template for one that may hold further folders; empty for the PBX's names.</param>
internal sealed record RecordingPath(string Folder, string Name)
{
    private static readonly string[] MediaExtensions = [".wav", ".mp3", ".amr", ".mp4"];
    private static readonly char[] Borders = ['/', '\\', ':'];

    /// <summary>
    /// Takes a path apart as the user gave it. The folder is what a shell can resolve (drives, ~); what follows is a template, whose
    /// colons name no drive.
    /// </summary>
    public static RecordingPath Parse(string path)
    {
        var template = FileNameTemplate.FirstPlaceholder(path);
        if (template < 0 && !MediaExtensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
            return new(path, "");
        var length = path.LastIndexOfAny(Borders, (template < 0 ? path.Length : template + 1) - 1) + 1;
        return new(length == 0 ? "." : path.Substring(0, length), path.Substring(length));
    }

    /// <summary>The whole path of a file of a recording; the folder is an absolute one by then.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="number">Which of its files, from 0.</param>
    /// <exception cref="PortSipException">ValidationFailed: a placeholder that there isn't, or no path.</exception>
    public string Of(PortSipRecording recording, int number)
    {
        var file = recording.Files[number];
        if (Name.Length == 0)
            return Within(Folder, SafeFileName.From(file.FileName, $"{SafeFileName.Segment(recording.Id, "recording")}.wav"));
        var expanded = FileNameTemplate.Expand(Name, recording, file);
        // Several files of one recording must not meet in one.
        if (number > 0 && Name.IndexOf("{FileName", StringComparison.OrdinalIgnoreCase) < 0)
            expanded = Path.ChangeExtension(expanded, null) + FormattableString.Invariant($"-{number + 1}") + Path.GetExtension(expanded);
        return Whole(Folder, expanded);
    }

    /// <summary>The path as it may be shown.</summary>
    public override string ToString() => Name.Length == 0 ? Folder : $"{Folder.TrimEnd('/', '\\')}{Path.DirectorySeparatorChar}{Name}";

    // The name is one segment already; this holds whatever becomes of that.
    private static string Within(string folder, string name)
    {
        var whole = Whole(folder, "").TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + Path.DirectorySeparatorChar;
        var path = Whole(whole, name);
        return path.StartsWith(whole, StringComparison.Ordinal) && path.Length > whole.Length
            ? path
            : throw Validation.Failed($"The PBX's name for the file points outside {folder}.");
    }

    private static string Whole(string folder, string name)
    {
        try
        {
            return Path.GetFullPath(Path.Combine(folder, name));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw FileFailures.NotWritten(Path.DirectorySeparatorChar == '/' ? $"{folder}/{name}" : $@"{folder}\{name}", e);
        }
    }
}
