using PortSipCallControl.Tests.Shell;

namespace PortSipCallControl.Tests.Package;

/// <summary>After a build, a clone is a module's folder like any other.</summary>
public sealed class RootManifestTests
{
    private const string Look = """
        (Get-Module PortSipCallControl).ExportedCmdlets.Count
        (Get-Command New-PortSipCall).DLL
        (Get-FormatData PortSip.Client.PortSipCall).TypeNames
        (Get-Help New-PortSipCall).examples.example.Count
        """;

    [Fact]
    public async Task It_is_imported_from_its_root_with_its_views_and_its_help() =>
        AssertImported(await PowerShellProcess.RunAsync($"Import-Module ./PortSipCallControl.psd1\n{Look}"), ModuleUnderTest.Repository);

    [Fact]
    public async Task It_is_found_by_name_if_it_was_cloned_into_a_folder_of_PSModulePath()
    {
        var folder = Directory.CreateTempSubdirectory("PortSipClone");
        try
        {
            var clone = folder.CreateSubdirectory("PortSipCallControl").FullName;
            File.Copy(Path.Combine(ModuleUnderTest.Repository, "PortSipCallControl.psd1"), Path.Combine(clone, "PortSipCallControl.psd1"));
            CopyFolder(ModuleUnderTest.Root, Path.Combine(clone, "out", "PortSipCallControl", Path.GetFileName(Path.TrimEndingDirectorySeparator(ModuleUnderTest.Root))));
            CopyFolder(Path.Combine(ModuleUnderTest.Repository, "en-US"), Path.Combine(clone, "en-US"));

            AssertImported(await PowerShellProcess.RunAsync($"$env:PSModulePath = '{folder.FullName}'\nImport-Module PortSipCallControl\n{Look}"), clone);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Its_manifest_is_without_complaints()
    {
        var (exitCode, output) = await PowerShellProcess.RunAsync("(Test-ModuleManifest ./PortSipCallControl.psd1 -ErrorAction Stop -WarningAction Stop).Name");

        Assert.Equal((0, "PortSipCallControl"), (exitCode, output.Trim()));
    }

    private static void AssertImported((int ExitCode, string Output) result, string root)
    {
        Assert.True(result.ExitCode == 0, result.Output);
        var lines = result.Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Help.CmdletUnderTest.All.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), lines[0]);
        Assert.StartsWith(Path.Combine(root, "out"), lines[1], StringComparison.Ordinal);
        Assert.Contains("PortSip.Client.PortSipCall", lines[2], StringComparison.Ordinal);
        Assert.True(int.Parse(lines[3], System.Globalization.CultureInfo.InvariantCulture) >= 3, result.Output);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
