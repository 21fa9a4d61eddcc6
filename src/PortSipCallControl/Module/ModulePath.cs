using System.IO;

namespace PortSipCallControl;

/// <summary>
/// The folder of this module's additional modules, such as PortSipCallControl.Pester, becomes a part of PSModulePath, so that they can be imported by
/// name. It stays there when the module is removed: other runspaces of the process may use it.
/// </summary>
internal static class ModulePath
{
    private const string Variable = "PSModulePath";

    private static readonly object Gate = new();

    public static void AddAdditionalModules()
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(ModulePath).Assembly.Location)!, "..", "..", "Modules"));
        lock (Gate)
        {
            var path = Environment.GetEnvironmentVariable(Variable) ?? "";
            if (Directory.Exists(folder) && !path.Split(Path.PathSeparator).Contains(folder))
                Environment.SetEnvironmentVariable(Variable, path.Length == 0 ? folder : $"{path}{Path.PathSeparator}{folder}");
        }
    }
}
