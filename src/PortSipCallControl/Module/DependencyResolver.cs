#if !NET
using System.IO;
using System.Reflection;

namespace PortSipCallControl;

/// <summary>
/// Windows PowerShell has no binding redirects for a module: when our own assemblies request a version of a dependency that
/// isn't exactly the one next to them, this resolves it to the one next to them. It resolves nothing for other assemblies.
/// </summary>
internal static class DependencyResolver
{
    private static readonly DependencyRule Rule = new(Path.GetDirectoryName(typeof(DependencyResolver).Assembly.Location)!);

    // There is one handler per process, and an import per runspace: removal in one must not break another.
    private static readonly SharedRegistration Imports = new(
        () => AppDomain.CurrentDomain.AssemblyResolve += Resolve,
        () => AppDomain.CurrentDomain.AssemblyResolve -= Resolve);

    public static void Register() => Imports.Add();

    public static void Unregister() => Imports.Remove();

    // A dynamic assembly has no file and throws.
    private static Assembly? Resolve(object sender, ResolveEventArgs request) =>
        request.RequestingAssembly is { IsDynamic: false } requester && Rule.Find(new AssemblyName(request.Name), requester.Location) is { } file
            ? Assembly.LoadFrom(file)
            : null;
}
#endif
