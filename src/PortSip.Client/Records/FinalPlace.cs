namespace PortSip.Client;

/// <summary>The final name of a file. An existing file is never replaced unless requested, even if another process creates it at the last moment.</summary>
internal static class FinalPlace
{
    public static bool IsWindows { get; } = Path.DirectorySeparatorChar == '\\';

    /// <summary>Whether something exists there: a file, a folder, or a link, even a broken one.</summary>
    public static bool IsTaken(string target)
    {
        try
        {
            File.GetAttributes(target);
            return true;
        }
        catch (Exception e) when (FileFailures.IsOfFiles(e))
        {
            return false;
        }
    }

    /// <summary>Moves a file there.</summary>
    /// <param name="target">The final path.</param>
    /// <param name="conflict">What to do with an existing file.</param>
    /// <param name="release">Prepares the file to be moved, and returns its path.</param>
    /// <exception cref="PortSipException">FileExists; FileNotWritten.</exception>
    public static void Take(string target, RecordingTargetConflict conflict, Func<string> release)
    {
        var isReserved = false;
        try
        {
            if (conflict == RecordingTargetConflict.Fail)
                isReserved = Reserve(target);
            Move(release(), target, isReserved || conflict == RecordingTargetConflict.Replace);
        }
        catch (Exception e) when (FileFailures.IsOfFiles(e))
        {
            if (isReserved)
                FileFailures.TryDelete(target);
            throw conflict == RecordingTargetConflict.Fail && !isReserved && IsTaken(target) ? FileFailures.Exists(target) : FileFailures.NotWritten(target, e);
        }
    }

    // On Unix, a move replaces an existing file. So the name is first reserved with an empty file, which only one process can create.
    private static bool Reserve(string target)
    {
        if (IsWindows)
            return false;
        new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None).Dispose();
        return true;
    }

    // Replacing keeps the old file whole until the new one is in place.
    private static void Move(string path, string target, bool replaces)
    {
        if (!replaces || !IsTaken(target))
        {
            File.Move(path, target);
            return;
        }
        try
        {
            File.Replace(path, target, destinationBackupFileName: null);
        }
        catch (FileNotFoundException) when (IsTaken(target))
        {
            // A broken link.
            File.Delete(target);
            File.Move(path, target);
        }
    }
}
