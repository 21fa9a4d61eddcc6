namespace PortSip.Client;

/// <summary>Where to save recordings and voicemails: a folder, and in it a name with placeholders, or the PBX's names made safe.</summary>
/// <param name="Folder">The folder, in which placeholders aren't expanded.</param>
/// <param name="Name">A file name, or a template for one that can contain further folders; empty for the PBX's names.</param>
internal sealed record RecordingPath(string Folder, string Name)
{
    private static readonly string[] MediaExtensions = [".wav", ".mp3", ".amr", ".mp4"];
    private static readonly char[] Borders = ['/', '\\', ':'];

    /// <summary>
    /// Splits a path from the user. The folder is what a shell can resolve (drives, ~); the rest is a template, in which
    /// colons don't name a drive.
    /// </summary>
    public static RecordingPath Parse(string path)
    {
        var template = FileNameTemplate.FirstPlaceholder(path);
        if (template < 0 && !MediaExtensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
            return new(path, "");
        var length = path.LastIndexOfAny(Borders, (template < 0 ? path.Length : template + 1) - 1) + 1;
        return new(length == 0 ? "." : path.Substring(0, length), path.Substring(length));
    }

    /// <summary>The full path of a file of a recording; the folder has to be absolute.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="number">The index of the file, from 0.</param>
    /// <exception cref="PortSipException">ValidationFailed: an unknown placeholder, or an invalid path.</exception>
    public string Of(PortSipRecording recording, int number) => Of(recording.FileNameValues(recording.Files[number]), number);

    /// <summary>The full path of a file; the folder has to be absolute.</summary>
    /// <param name="values">The file, and what its name can contain.</param>
    /// <param name="number">The index of the file among those of the same record, from 0.</param>
    /// <exception cref="PortSipException">ValidationFailed: an unknown placeholder, or an invalid path.</exception>
    public string Of(FileNameValues values, int number)
    {
        if (Name.Length == 0)
            return Within(Folder, SafeFileName.From(values.File.FileName, $"{SafeFileName.Segment(values.Id, values.Noun)}.wav"));
        var expanded = FileNameTemplate.Expand(Name, values);
        // The files of one record need different names.
        if (number > 0 && Name.IndexOf("{FileName", StringComparison.OrdinalIgnoreCase) < 0)
            expanded = Path.ChangeExtension(expanded, null) + FormattableString.Invariant($"-{number + 1}") + Path.GetExtension(expanded);
        return Whole(Folder, expanded);
    }

    /// <summary>The path for display.</summary>
    public override string ToString() => Name.Length == 0 ? Folder : $"{Folder.TrimEnd('/', '\\')}{Path.DirectorySeparatorChar}{Name}";

    // The name is already a single segment; this check is independent of that.
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
