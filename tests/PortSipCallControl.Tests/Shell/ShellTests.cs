namespace PortSipCallControl.Tests.Shell;

public sealed class ShellTests
{
    [Fact]
    public async Task The_acceptance_suite_passes_under_pwsh()
    {
        var (exitCode, output) = await PowerShellProcess.RunAsync("""
            $configuration = New-PesterConfiguration
            $configuration.Run.Path = 'tests/Acceptance'
            $configuration.Run.Exit = $true
            $configuration.Output.Verbosity = 'Detailed'
            Invoke-Pester -Configuration $configuration
            """);

        Assert.True(exitCode == 0, output);
        Assert.Contains("Tests Passed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_script_and_the_manifest_are_clean_by_the_gallery_s_rules()
    {
        await PowerShellProcess.RequireAsync("PSScriptAnalyzer", "1.20");

        var (exitCode, output) = await PowerShellProcess.RunAsync($$"""
            $paths = 'build.ps1', 'docs', 'src', 'tests', 'examples', '{{ModuleUnderTest.Manifest}}'
            $findings = foreach ($path in $paths) { Invoke-ScriptAnalyzer -Path $path -Recurse -Settings PSGallery }
            $findings | Where-Object ScriptPath -notmatch '[\\/](bin|obj)[\\/]' | Format-Table RuleName, ScriptName, Line, Message -Wrap | Out-String -Width 160
            exit @($findings).Count
            """);

        Assert.True(exitCode == 0, output);
    }
}
