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
    public async Task The_operators_for_calls_pass_under_Pester_6()
    {
        var pester = Path.Combine(AppContext.BaseDirectory, "Pester6", "Pester.psd1");

        var (exitCode, output) = await PowerShellProcess.RunAsync($"""
            "Pester $((Import-Module '{pester}' -PassThru).Version)"
            $configuration = New-PesterConfiguration
            $configuration.Run.Path = 'tests/Acceptance/Operators.Tests.ps1'
            $configuration.Run.Exit = $true
            Invoke-Pester -Configuration $configuration
            """);

        Assert.True(exitCode == 0, output);
        Assert.Contains("Pester 6.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_module_for_Pester_has_the_version_of_this_module_and_needs_Pester()
    {
        var (_, output) = await PowerShellProcess.RunAsync("""
            Import-Module PortSipCallControl
            $versions = Get-Module PortSipCallControl, PortSipCallControl.Pester -ListAvailable | ForEach-Object Version | Select-Object -Unique
            "versions: $(@($versions).Count)"
            $PSModuleAutoLoadingPreference = 'None'
            try { Import-Module PortSipCallControl.Pester } catch { "error: $_" }
            """);

        Assert.Contains("versions: 1", output, StringComparison.Ordinal);
        Assert.Contains("error: PortSipCallControl.Pester needs Pester 5 or later. Import Pester first.", output, StringComparison.Ordinal);
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
