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
    private static readonly DependencyRule Rule = new(Path.GetDirectoryName(typeof(DependencyResolver).Assembly.Location)!);

    // The handler is one per process, and imports are one per runspace: removal in one must not break another.
    private static readonly SharedRegistration Imports = new(
        () => AppDomain.CurrentDomain.AssemblyResolve += Resolve,
        () => AppDomain.CurrentDomain.AssemblyResolve -= Resolve);

    public static void Register() => Imports.Add();

    public static void Unregister() => Imports.Remove();

    // A dynamic assembly has no file, and says so by throwing.
    private static Assembly? Resolve(object sender, ResolveEventArgs request) =>
        request.RequestingAssembly is { IsDynamic: false } requester && Rule.Find(new AssemblyName(request.Name), requester.Location) is { } file
            ? Assembly.LoadFrom(file)
            : null;
}
#endif
