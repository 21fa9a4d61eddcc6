namespace PortSipCallControl.Benchmarks;

/// <summary>The empty module with the real one's manifest and views.</summary>
internal static class EmptyModuleFolder
{
    /// <summary>Its manifest, in a folder beside this program.</summary>
    public static string Path { get; } = Make();

    private static string Make()
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(AppContext.BaseDirectory, "EmptyModule")).FullName;
        File.Copy(Paths.EmptyModule, System.IO.Path.Combine(folder, "EmptyModule.dll"), overwrite: true);
        foreach (var view in Directory.GetFiles(Paths.ModuleRoot, "*.ps1xml"))
            File.Copy(view, System.IO.Path.Combine(folder, System.IO.Path.GetFileName(view)), overwrite: true);
        var manifest = File.ReadAllText(Paths.Manifest)
            .Replace("lib/net8.0/PortSipCallControl.dll", "EmptyModule.dll", StringComparison.Ordinal);
        var path = System.IO.Path.Combine(folder, "EmptyModule.psd1");
        File.WriteAllText(path, manifest);
        return path;
    }
}
