#if !NET
using System.IO;
using System.Reflection;

namespace PortSipCallControl;

/// <summary>
/// Windows PowerShell has no binding redirects for a module: when our own assemblies ask for a version of a dependency that
/// isn't the one beside them to the digit, this answers with the one beside them. It answers for nobody else.
/// </summary>
internal static class DependencyResolver
{
    private static readonly object Gate = new();
    private static readonly string Folder = Path.GetDirectoryName(typeof(DependencyResolver).Assembly.Location)!;

    // The handler is one per process, and imports are one per runspace.
    private static int imports;

    public static void Register()
    {
        lock (Gate)
        {
            if (imports++ == 0)
                AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        }
    }

    public static void Unregister()
    {
        lock (Gate)
        {
            if (imports > 0 && --imports == 0)
                AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        }
    }

    /// <summary>Whether a file can stand in for what was asked for: the same name and key, and no older version.</summary>
    internal static bool Satisfies(AssemblyName offered, AssemblyName wanted) =>
        string.Equals(offered.Name, wanted.Name, StringComparison.OrdinalIgnoreCase)
        && (offered.GetPublicKeyToken() ?? []).SequenceEqual(wanted.GetPublicKeyToken() ?? [])
        && (wanted.Version is null || offered.Version >= wanted.Version);

    private static Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        if (!IsOurs(request.RequestingAssembly))
            return null;
        var wanted = new AssemblyName(request.Name);
        var file = Path.Combine(Folder, wanted.Name + ".dll");
        return File.Exists(file) && Satisfies(AssemblyName.GetAssemblyName(file), wanted) ? Assembly.LoadFrom(file) : null;
    }

    private static bool IsOurs(Assembly? assembly) =>
        assembly is { IsDynamic: false } && string.Equals(Path.GetDirectoryName(assembly.Location), Folder, StringComparison.OrdinalIgnoreCase);
}
#endif
