using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using PortSipCallControl.Tests.Shell;

namespace PortSipCallControl.Tests.Package;

/// <summary>The .nupkg that a gallery gets.</summary>
public sealed class BuiltPackageTests(BuiltPackage package) : IClassFixture<BuiltPackage>
{
    [Fact]
    public void It_holds_the_staged_folder_to_the_byte_and_nothing_else() =>
        Assert.Equal(Contents(ModuleUnderTest.Root), Contents(package.Module));

    [Fact]
    public void A_gallery_learns_what_it_needs()
    {
        using var session = new PowerShellSession();
        var manifest = session.Single<PSModuleInfo>("Test-ModuleManifest $manifest", ("manifest", ModuleUnderTest.Manifest));
        var tags = package.Metadata["tags"].Split(' ');

        Assert.Equal("PortSipCallControl", package.Metadata["id"]);
        Assert.Equal(manifest.Version.ToString(), package.Metadata["version"]);
        Assert.Equal(manifest.Description, package.Metadata["description"]);
        Assert.Equal("MIT", package.Metadata["license"]);
        Assert.Equal("https://licenses.nuget.org/MIT", manifest.LicenseUri.AbsoluteUri);
        Assert.Contains("PSModule", tags);
        Assert.Subset(tags.ToHashSet(), manifest.Tags.ToHashSet());
        Assert.False(package.Metadata.ContainsKey("dependencies"));
    }

    [Fact]
    public void The_release_notes_are_the_newest_section_of_the_changelog()
    {
        using var session = new PowerShellSession();
        var manifest = session.Single<PSModuleInfo>("Test-ModuleManifest $manifest", ("manifest", ModuleUnderTest.Manifest));
        var changelog = File.ReadAllText(Path.Combine(ModuleUnderTest.Repository, "CHANGELOG.md")).ReplaceLineEndings("\n");
        var newest = Regex.Split(changelog, @"^## \[.*\n", RegexOptions.Multiline)[1..].Select(section => section.Trim()).First(section => section.Length > 0);

        Assert.Equal(newest, manifest.ReleaseNotes.ReplaceLineEndings("\n"));
        Assert.Equal(newest, package.Metadata["releaseNotes"].ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Unpacked_it_is_imported_with_its_views_and_its_help()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(Path.Combine(package.Module, "PortSipCallControl.psd1"));
        state.ThrowOnRunspaceOpenError = true;
        using var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);

        var seen = shell.AddScript("""
            (Get-Module PortSipCallControl).ModuleBase
            (Get-Module PortSipCallControl).ExportedFormatFiles
            (Get-Help New-PortSipCall).Synopsis.Trim()
            $simulator = Start-PortSipSimulator
            ($simulator | Connect-PortSip).IsConnected
            Disconnect-PortSip
            $simulator | Stop-PortSipSimulator
            """).Invoke().Select(line => line.ToString()).ToList();

        Assert.Empty(shell.Streams.Error.Select(error => error.ToString()));
        Assert.Equal([package.Module, Path.Combine(package.Module, "PortSipCallControl.Format.ps1xml")], seen[..2]);
        Assert.StartsWith("Places a call", seen[2], StringComparison.Ordinal);
        Assert.Equal("True", seen[3]);
    }

    [Theory]
    [InlineData("Publish-PSResource -Path $staged -Repository $name")]
    [InlineData("Copy-Item -LiteralPath $package -Destination $gallery")]
    public async Task From_a_gallery_PSResourceGet_installs_what_a_fresh_process_imports_by_its_name(string publish)
    {
        var folder = Directory.CreateTempSubdirectory("PortSipGallery").FullName;
        try
        {
            // The list of repositories belongs to the user: it is kept elsewhere if possible, and the name is unique anyway.
            var (exitCode, output) = await PowerShellProcess.RunAsync($$"""
                $ErrorActionPreference = 'Stop'
                $env:XDG_DATA_HOME = '{{folder}}'
                $name, $staged, $package = 'PortSip{{Guid.NewGuid():N}}', '{{ModuleUnderTest.Root}}', '{{package.File}}'
                $gallery, $saved = (New-Item -ItemType Directory -Path '{{folder}}/gallery', '{{folder}}/saved').FullName
                Register-PSResourceRepository -Name $name -Uri $gallery -Trusted
                try {
                    {{publish}}
                    $found = Find-PSResource -Name PortSipCallControl -Repository $name
                    "notes: $($found.ReleaseNotes.Length -gt 0), tags: $($found.Tags -contains 'PBX')"
                    Save-PSResource -Name PortSipCallControl -Repository $name -Path $saved
                }
                finally {
                    Unregister-PSResourceRepository -Name $name
                }
                $env:PSModulePath = $saved + [IO.Path]::PathSeparator + $env:PSModulePath
                $simulator = Start-PortSipSimulator
                "imported: $((Get-Module PortSipCallControl).ModuleBase.StartsWith($saved)), connected: $(($simulator | Connect-PortSip).IsConnected)"
                """);

            Assert.True(exitCode == 0, output);
            Assert.Equal(["notes: True, tags: True", "imported: True, connected: True"], output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Contents(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(folder, file).Replace('\\', '/')
        orderby name
        select $"{name} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}";
}
