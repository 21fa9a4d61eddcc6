using System.Diagnostics;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PortSipCallControl.Tests.Conventions;

/// <summary>The folder that ships.</summary>
public sealed class PackageTests
{
    private static readonly string[] Ours = ["PortSip.Client", "PortSip.Simulator", "PortSipCallControl"];

    // What .NET Framework 4.7.2 brings, as far as the shipped assemblies ask for it; their versions there are 4.0.0.0 and later.
    private static readonly HashSet<string> Framework =
    [
        "mscorlib", "netstandard", "System", "System.Core", "System.Data", "System.Net.Http", "System.Numerics", "System.Runtime", "System.Runtime.Serialization",
        "System.Security", "System.Xml", "System.Xml.Linq", "System.IO.Compression",
    ];

    // The engine is the host's.
    private static readonly HashSet<string> Hosts = ["System.Management.Automation"];

    [Fact]
    public void The_manifest_is_valid()
    {
        using var session = new PowerShellSession();

        var manifest = session.Single<PSModuleInfo>("Test-ModuleManifest $manifest -WarningAction Stop", ("manifest", ModuleUnderTest.Manifest));

        Assert.Equal(Path.GetFileName(ModuleUnderTest.Root.TrimEnd('/', '\\')), manifest.Version.ToString());
        Assert.Equal(["Core", "Desktop"], manifest.CompatiblePSEditions.Order());
        Assert.Empty(manifest.ExportedFunctions);
        Assert.Empty(manifest.ExportedAliases);
        Assert.Empty(manifest.ExportedVariables);
    }

    [Fact]
    public void On_net8_0_nothing_ships_that_is_not_ours() => Assert.Equal(Ours, Assemblies("net8.0").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void What_ships_beside_the_assemblies_is_their_documentation_and_symbols()
    {
        foreach (var target in Targets)
        {
            Assert.All(
                Directory.EnumerateFiles(Path.Combine(ModuleUnderTest.Root, "lib", target)).Where(f => Path.GetExtension(f) != ".dll"),
                f => Assert.True(Ours.Contains(Path.GetFileNameWithoutExtension(f)) && Path.GetExtension(f) is ".pdb" or ".xml", f));
        }
    }

    [Fact]
    public void On_net472_each_reference_resolves_to_the_framework_or_to_a_shipped_file_by_the_resolver_s_rule()
    {
        var shipped = Assemblies("net472").Select(AssemblyName.GetAssemblyName).ToDictionary(n => n.Name!);

        var missing = from file in Assemblies("net472")
                      from wanted in References(file)
                      where !Framework.Contains(wanted.Name!) && !Hosts.Contains(wanted.Name!)
                      where !(shipped.TryGetValue(wanted.Name!, out var offered) && Satisfies(offered, wanted))
                      select $"{Path.GetFileName(file)} asks for {wanted}";

        Assert.Empty(missing);
    }

    [Fact]
    public void On_net472_nothing_ships_that_nobody_asks_for()
    {
        var asked = Assemblies("net472").SelectMany(References).Select(n => n.Name).ToHashSet();

        Assert.All(Assemblies("net472").Select(Path.GetFileNameWithoutExtension).Where(n => n != "PortSipCallControl"), n => Assert.Contains(n, asked));
    }

    [Fact]
    public async Task Import_loads_nothing_of_the_simulator_and_its_first_command_does()
    {
        const string Script = """
            $loaded = { @([AppDomain]::CurrentDomain.GetAssemblies().GetName().Name) -contains 'PortSip.Simulator' }
            Import-Module $env:PORTSIP_TEST_MANIFEST
            $before = & $loaded
            Start-PortSipSimulator | Stop-PortSipSimulator
            "$before $(& $loaded)"
            """;
        // A process of its own: in this one others have loaded it.
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", Script]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["PORTSIP_TEST_MANIFEST"] = ModuleUnderTest.Manifest;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            Assert.Skip($"pwsh can't be started: {e.Message}");
            return;
        }
        using (process)
        {
            Assert.Equal("False True", (await process.StandardOutput.ReadToEndAsync()).Trim());
            await process.WaitForExitAsync();
        }
    }

    private static string[] Targets => ["net472", "net8.0"];

    private static IEnumerable<string> Assemblies(string target) => Directory.EnumerateFiles(Path.Combine(ModuleUnderTest.Root, "lib", target), "*.dll");

    private static List<AssemblyName> References(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(h => metadata.GetAssemblyReference(h).GetAssemblyName())];
    }

    // As DependencyResolver has it: the same name and key token, no older version.
    private static bool Satisfies(AssemblyName offered, AssemblyName wanted) =>
        (offered.GetPublicKeyToken() ?? []).SequenceEqual(wanted.GetPublicKeyToken() ?? []) && offered.Version >= wanted.Version;
}
