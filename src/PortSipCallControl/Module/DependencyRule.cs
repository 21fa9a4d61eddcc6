using System.IO;
using System.Reflection;

namespace PortSipCallControl;

/// <summary>
/// Which file of the module's folder answers a request for an assembly: one of the same name and key token and of no older version, and
/// only where an assembly of that folder asks. What others ask for is theirs to find, and what ships here is not for them.
/// </summary>
internal sealed class DependencyRule(string folder)
{
    /// <summary>The file that answers, or null.</summary>
    /// <param name="wanted">What is asked for.</param>
    /// <param name="requester">The file of the assembly that asks; null or empty where it has none.</param>
    public string? Find(AssemblyName wanted, string? requester)
    {
        if (string.IsNullOrEmpty(requester) || !IsOurs(requester!))
            return null;
        var file = Path.Combine(folder, wanted.Name + ".dll");
        return File.Exists(file) && Satisfies(AssemblyName.GetAssemblyName(file), wanted) ? file : null;
    }

    /// <summary>Whether an assembly can stand in for what was asked for.</summary>
    public static bool Satisfies(AssemblyName offered, AssemblyName wanted) =>
        string.Equals(offered.Name, wanted.Name, StringComparison.OrdinalIgnoreCase)
        && (offered.GetPublicKeyToken() ?? []).SequenceEqual(wanted.GetPublicKeyToken() ?? [])
        && (wanted.Version is null || offered.Version >= wanted.Version);

    private bool IsOurs(string file) => string.Equals(Path.GetDirectoryName(file), folder, StringComparison.OrdinalIgnoreCase);
}
