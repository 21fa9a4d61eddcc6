namespace PortSipCallControl;

/// <summary>Whether .NET Framework is recent enough. Windows PowerShell doesn't enforce what the manifest requires.</summary>
internal static class FrameworkVersion
{
    // 4.7.2, by the file version of mscorlib.
    private static readonly Version Oldest = new(4, 7, 3056);

    /// <summary>What is wrong with a version of mscorlib, in a sentence; null if it will do.</summary>
    public static string? Problem(string? fileVersion) =>
        Version.TryParse(fileVersion, out var version) && version < Oldest
            ? $"PortSipCallControl requires .NET Framework 4.7.2 or later; this computer has {version.ToString(3)}."
            : null;

#if !NET
    /// <summary>Refuses to go on with an older one.</summary>
    /// <exception cref="PlatformNotSupportedException">It is older.</exception>
    public static void Require()
    {
        var version = System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(object).Assembly.Location);
        if (Problem($"{version.FileMajorPart}.{version.FileMinorPart}.{version.FileBuildPart}") is { } problem)
            throw new PlatformNotSupportedException(problem);
    }
#endif
}
