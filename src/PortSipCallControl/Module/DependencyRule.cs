using System.IO;
using System.Reflection;

namespace PortSipCallControl;

/// <summary>
/// Selects the file of the module's folder for a requested assembly: one with the same name and key token and no older version, and
/// only if an assembly of that folder requests it. Other requests aren't resolved here, and the files here aren't for them.
/// </summary>
internal sealed class DependencyRule(string folder)
{
    /// <summary>The selected file, or null.</summary>
    /// <param name="wanted">The requested assembly.</param>
    /// <param name="requester">The file of the requesting assembly; null or empty if it has none.</param>
    public string? Find(AssemblyName wanted, string? requester)
    {
        if (string.IsNullOrEmpty(requester) || !IsOurs(requester!))
            return null;
        var file = Path.Combine(folder, wanted.Name + ".dll");
        return File.Exists(file) && Satisfies(AssemblyName.GetAssemblyName(file), wanted) ? file : null;
    }

    /// <summary>Whether an assembly satisfies the request.</summary>
    public static bool Satisfies(AssemblyName offered, AssemblyName wanted) =>
        string.Equals(offered.Name, wanted.Name, StringComparison.OrdinalIgnoreCase)
        && (offered.GetPublicKeyToken() ?? []).SequenceEqual(wanted.GetPublicKeyToken() ?? [])
        && (wanted.Version is null || offered.Version >= wanted.Version);

    private bool IsOurs(string file) => string.Equals(Path.GetDirectoryName(file), folder, StringComparison.OrdinalIgnoreCase);
}
