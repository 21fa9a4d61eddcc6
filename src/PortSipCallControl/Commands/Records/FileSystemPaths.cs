using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Resolves paths like the session: its location, its drives, its home folder.</summary>
internal static class FileSystemPaths
{
    /// <summary>The absolute path in the file system. Wildcards are literal, and nothing has to exist.</summary>
    /// <exception cref="PortSipException">FileNotWritten: no such drive, or one that isn't in the file system.</exception>
    public static string Resolve(PSCmdlet cmdlet, string path)
    {
        try
        {
            var resolved = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" ? resolved : throw NoFolder(path, $"it belongs to {provider.Name}", reason: null);
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or NotSupportedException)
        {
            throw NoFolder(path, e.Message, e);
        }
    }

    private static PortSipException NoFolder(string path, string problem, Exception? reason) =>
        new CommandException(
            PortSipFailure.FileNotWritten,
            $"'{path}' isn't in the file system: {problem.TrimEnd('.')}.",
            "Specify a path on an existing drive; Get-PSDrive -PSProvider FileSystem lists the drives.",
            reason);
}
