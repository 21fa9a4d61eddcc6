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
            $files = Get-ChildItem -Path . -Recurse -Include *.ps1, *.psm1, *.psd1 -File | Where-Object FullName -NotMatch '[\\/](bin|obj|out|artifacts)[\\/]'
            if (@($files).Count -lt 20) { "Only $(@($files).Count) files were found."; exit 1 }
            $findings = @($files) + (Get-Item '{{ModuleUnderTest.Manifest}}') | ForEach-Object {
                Invoke-ScriptAnalyzer -Path $_.FullName -Severity Warning, Error
                Invoke-ScriptAnalyzer -Path $_.FullName -Settings PSGallery
            }
            $findings | Format-Table RuleName, ScriptName, Line, Message -Wrap | Out-String -Width 160
            exit @($findings).Count
            """);

        Assert.True(exitCode == 0, output);
    }
}
