using System.Management.Automation;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PortSipCallControl.Tests.Shell;

namespace PortSipCallControl.Tests.Conventions;

/// <summary>The folder that ships.</summary>
public sealed class PackageTests
{
    private static readonly string[] Ours = ["PortSip.Client", "PortSip.Simulator", "PortSip.Wallboard", "PortSipCallControl"];

    // What .NET Framework 4.7.2 brings of what the shipped assemblies ask for.
    private static readonly Dictionary<string, Version> Framework = new()
    {
        ["mscorlib"] = new(4, 0, 0, 0),
        ["System"] = new(4, 0, 0, 0),
        ["System.Core"] = new(4, 0, 0, 0),
        ["System.Net.Http"] = new(4, 2, 0, 0),
        ["System.Numerics"] = new(4, 0, 0, 0),
    };

    private const string Files = """
        LICENSE
        Modules/PortSipCallControl.Pester/PortSipCallControl.Pester.psd1
        Modules/PortSipCallControl.Pester/PortSipCallControl.Pester.psm1
        PortSipCallControl.Format.ps1xml
        PortSipCallControl.Types.ps1xml
        PortSipCallControl.psd1
        en-US/PortSipCallControl.dll-Help.xml
        en-US/about_PortSipCallControl.help.txt
        en-US/about_PortSipCampaigns.help.txt
        en-US/about_PortSipConnections.help.txt
        en-US/about_PortSipErrors.help.txt
        en-US/about_PortSipEvents.help.txt
        en-US/about_PortSipJobs.help.txt
        en-US/about_PortSipQueues.help.txt
        en-US/about_PortSipRecords.help.txt
        en-US/about_PortSipReliability.help.txt
        en-US/about_PortSipSimulator.help.txt
        lib/net472/Microsoft.Bcl.AsyncInterfaces.dll
        lib/net472/PortSip.Client.dll
        lib/net472/PortSip.Client.pdb
        lib/net472/PortSip.Client.xml
        lib/net472/PortSip.Simulator.dll
        lib/net472/PortSip.Simulator.pdb
        lib/net472/PortSip.Simulator.xml
        lib/net472/PortSip.Wallboard.dll
        lib/net472/PortSip.Wallboard.pdb
        lib/net472/PortSip.Wallboard.xml
        lib/net472/PortSipCallControl.dll
        lib/net472/PortSipCallControl.pdb
        lib/net472/PortSipCallControl.xml
        lib/net472/System.Buffers.dll
        lib/net472/System.IO.Pipelines.dll
        lib/net472/System.Memory.dll
        lib/net472/System.Numerics.Vectors.dll
        lib/net472/System.Runtime.CompilerServices.Unsafe.dll
        lib/net472/System.Text.Encodings.Web.dll
        lib/net472/System.Text.Json.dll
        lib/net472/System.Threading.Tasks.Extensions.dll
        lib/net472/System.ValueTuple.dll
        lib/net8.0/PortSip.Client.dll
        lib/net8.0/PortSip.Client.pdb
        lib/net8.0/PortSip.Client.xml
        lib/net8.0/PortSip.Simulator.dll
        lib/net8.0/PortSip.Simulator.pdb
        lib/net8.0/PortSip.Simulator.xml
        lib/net8.0/PortSip.Wallboard.dll
        lib/net8.0/PortSip.Wallboard.pdb
        lib/net8.0/PortSip.Wallboard.xml
        lib/net8.0/PortSipCallControl.dll
        lib/net8.0/PortSipCallControl.pdb
        lib/net8.0/PortSipCallControl.xml
        """;

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
    public void The_folder_holds_exactly_the_files_on_the_list() => Assert.Equal(
        Files.ReplaceLineEndings("\n").Split('\n'),
        Directory.EnumerateFiles(ModuleUnderTest.Root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(ModuleUnderTest.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal));

    [Fact]
    public void On_net472_each_reference_resolves_to_the_framework_or_to_a_shipped_file_by_the_resolver_s_rule()
    {
        var shipped = Assemblies("net472").Select(AssemblyName.GetAssemblyName).ToDictionary(n => n.Name!);

        var missing = from file in Assemblies("net472")
                      from wanted in References(file)
                      where !(Framework.TryGetValue(wanted.Name!, out var version) && wanted.Version <= version) && !Hosts.Contains(wanted.Name!)
                      where !(shipped.TryGetValue(wanted.Name!, out var offered) && DependencyRule.Satisfies(offered, wanted))
                      select $"{Path.GetFileName(file)} asks for {wanted}";

        Assert.Empty(missing);
    }

    [Fact]
    public void On_net472_nothing_ships_that_is_not_needed()
    {
        var asked = Assemblies("net472").SelectMany(References).Select(n => n.Name).ToHashSet();

        Assert.All(Assemblies("net472").Select(Path.GetFileNameWithoutExtension).Where(n => n != "PortSipCallControl"), n => Assert.Contains(n, asked));
    }

    [Fact]
    public async Task Import_loads_nothing_of_the_simulator_and_its_first_command_does()
    {
        // A process of its own: in this one others have loaded it.
        var (exitCode, output) = await PowerShellProcess.RunAsync($$"""
            $loaded = { @([AppDomain]::CurrentDomain.GetAssemblies().GetName().Name) -contains 'PortSip.Simulator' }
            Import-Module '{{ModuleUnderTest.Manifest}}'
            $before = & $loaded
            Start-PortSipSimulator | Stop-PortSipSimulator
            "$before $(& $loaded)"
            """);

        Assert.Equal((0, "False True"), (exitCode, output.Trim()));
    }

    [Fact]
    public async Task Only_starting_a_wallboard_loads_it()
    {
        var (exitCode, output) = await PowerShellProcess.RunAsync($$"""
            $loaded = { @([AppDomain]::CurrentDomain.GetAssemblies().GetName().Name) -contains 'PortSip.Wallboard' }
            Import-Module '{{ModuleUnderTest.Manifest}}'
            Start-PortSipSimulator | Connect-PortSip | Out-Null
            Get-Help Start-PortSipWallboard | Out-Null
            Stop-PortSipWallboard
            $before = & $loaded
            Start-PortSipWallboard | Stop-PortSipWallboard
            "$before $(& $loaded)"
            """);

        Assert.Equal((0, "False True"), (exitCode, output.Trim()));
    }

    private static IEnumerable<string> Assemblies(string target) => Directory.EnumerateFiles(Path.Combine(ModuleUnderTest.Root, "lib", target), "*.dll");

    private static List<AssemblyName> References(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(h => metadata.GetAssemblyReference(h).GetAssemblyName())];
    }
}
