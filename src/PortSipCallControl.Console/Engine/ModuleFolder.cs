using System.Reflection;

namespace PortSipCallControl.Hosting;

/// <summary>Where the build has put the module.</summary>
internal static class ModuleFolder
{
    /// <summary>The full path of the module's manifest.</summary>
    /// <exception cref="FileNotFoundException">The module isn't where it was when the console was built.</exception>
    public static string Manifest
    {
        get
        {
            var relative = typeof(ModuleFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ModuleFolder").Value!;
            var manifest = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, relative, "PortSipCallControl.psd1"));
            return File.Exists(manifest) ? manifest : throw new FileNotFoundException($"The module isn't at '{manifest}': build the console again.", manifest);
        }
    }
}
