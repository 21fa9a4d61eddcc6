namespace PortSip.Client;

/// <summary>The file that a recording is saved to: a folder with a safe name in it, or a path with placeholders.</summary>
internal static class RecordingPath
{
    private static readonly string[] MediaExtensions = [".wav", ".mp3", ".amr", ".mp4"];

    /// <summary>Whether the path names a folder: it has no placeholder, and doesn't end as a recording does.</summary>
    public static bool IsFolder(string path) =>
        !FileNameTemplate.HasPlaceholder(path) && !MediaExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The whole path of the file.</summary>
    /// <param name="path">An absolute path, as the user gave it.</param>
    /// <param name="recording">The recording.</param>
    /// <param name="number">Which of its files, from 0.</param>
    /// <exception cref="PortSipException">ValidationFailed: a placeholder that there isn't.</exception>
    public static string Of(string path, PortSipRecording recording, int number)
    {
        var file = recording.Files[number];
        if (IsFolder(path))
            return Within(path, SafeFileName.From(file.FileName, $"{SafeFileName.Segment(recording.Id, "recording")}.wav"));
        var expanded = FileNameTemplate.Expand(path, recording, file);
        // Several files of one recording must not meet in one.
        if (number > 0 && path.IndexOf("{FileName", StringComparison.OrdinalIgnoreCase) < 0)
            expanded = Path.ChangeExtension(expanded, null) + FormattableString.Invariant($"-{number + 1}") + Path.GetExtension(expanded);
        return Path.GetFullPath(expanded);
    }

    // The name is one segment already; this holds whatever becomes of that.
    private static string Within(string folder, string name)
    {
        var whole = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(whole + name);
        return path.StartsWith(whole, StringComparison.Ordinal) && path.Length > whole.Length
            ? path
            : throw Validation.Failed($"The PBX's name for the file leads out of {folder}.");
    }
}
