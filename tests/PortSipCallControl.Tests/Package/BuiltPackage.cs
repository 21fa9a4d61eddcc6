using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace PortSipCallControl.Tests.Package;

/// <summary>The package, made of what the build has staged, and unpacked as a gallery's client does.</summary>
public sealed class BuiltPackage : IDisposable
{
    // What the format adds to what is packed.
    private static readonly string[] OfTheFormat = ["_rels/", "package/", "[Content_Types].xml", "PortSipCallControl.nuspec"];

    private readonly string _folder = Directory.CreateTempSubdirectory("PortSipPackage").FullName;

    public BuiltPackage()
    {
        var configuration = typeof(BuiltPackage).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var start = new ProcessStartInfo("dotnet", ["pack", "src/PortSipCallControl", "--no-build", "--configuration", configuration, "--output", _folder])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = ModuleUnderTest.Repository,
        };
        using var pack = Process.Start(start)!;
        var output = pack.StandardOutput.ReadToEnd();
        pack.WaitForExit();
        Assert.True(pack.ExitCode == 0, output);
        File = Assert.Single(Directory.GetFiles(_folder, "*.nupkg"));

        using var archive = ZipFile.OpenRead(File);
        foreach (var entry in archive.Entries.Where(e => !Array.Exists(OfTheFormat, name => e.FullName.StartsWith(name, StringComparison.Ordinal))))
        {
            var target = Path.Combine(Module, entry.FullName);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            entry.ExtractToFile(target);
        }
        using var nuspec = archive.GetEntry("PortSipCallControl.nuspec")!.Open();
        Metadata = XDocument.Load(nuspec).Root!.Elements().Single().Elements().GroupBy(e => e.Name.LocalName).ToDictionary(e => e.Key, e => e.First().Value);
    }

    /// <summary>The .nupkg.</summary>
    public string File { get; }

    /// <summary>What a gallery shows of it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The folder of the unpacked module.</summary>
    public string Module => Path.Combine(_folder, "unpacked", "PortSipCallControl", Path.GetFileName(ModuleUnderTest.Root.TrimEnd('/', '\\')));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
