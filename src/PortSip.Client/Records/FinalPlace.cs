namespace PortSip.Client;

/// <summary>The name at which a file ends up. Nothing that is there is replaced unless that was asked for, whoever makes it and when.</summary>
internal static class FinalPlace
{
    public static bool IsWindows { get; } = Path.DirectorySeparatorChar == '\\';

    /// <summary>Whether something is there: a file, a folder, or a link, also one that leads nowhere.</summary>
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
    /// <param name="target">The place.</param>
    /// <param name="conflict">What becomes of a file that is there.</param>
    /// <param name="release">Makes the file ready to be moved, and gives its path.</param>
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

    // On Unix a move replaces what is there. So the name is taken first, by an empty file, which only one can make.
    private static bool Reserve(string target)
    {
        if (IsWindows)
            return false;
        new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None).Dispose();
        return true;
    }

    // Replacing keeps the old file whole until the new one is in its place.
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
            // A link that leads nowhere.
            File.Delete(target);
            File.Move(path, target);
        }
    }
}
