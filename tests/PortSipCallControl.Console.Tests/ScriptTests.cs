using System.Diagnostics;

namespace PortSipCallControl.Hosting.Tests;

public sealed class ScriptTests
{
    private const string Parameters = "param([string] $Server, [int] $Count, [switch] $Flag) \"$Server,$Count,$Flag\"";

    [Fact]
    public async Task A_script_finds_the_module_and_its_output_is_formatted()
    {
        var result = await TestScript.RunAsync("Start-PortSipSimulator -Seed 7 | Connect-PortSip -Name lab; (Get-PortSipConnection lab).UserName");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        result.AssertInOrder("^Name +Default +Server ", "^-+ +-+", "^lab +\\* +http://", "^admin$");
    }

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("& { exit 4 }", 4)]
    [InlineData("if (", 1)]
    [InlineData("param([Parameter(Mandatory)] $Name) exit 3", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Get-PortSipCall; exit 3", 1)]
    public async Task The_exit_code_is_the_scripts(string script, int exitCode) => Assert.Equal(exitCode, (await TestScript.RunAsync(script)).ExitCode);

    [Theory]
    [InlineData("x,3,True", "-Server", "x", "-Count", "3", "-Flag")]
    [InlineData("x,3,False", "-Server:x", "-Count:3", "-Flag:$false")]
    [InlineData("it's $(1),5,False", "it's $(1)", "5")]
    public async Task Arguments_are_the_scripts_own(string expected, params string[] arguments) =>
        Assert.Equal(expected + "\n", (await TestScript.RunAsync(Parameters, arguments)).Output);

    [Fact]
    public async Task An_argument_that_does_not_fit_is_an_error()
    {
        var result = await TestScript.RunAsync(Parameters, "-Count", "many");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("parameter 'Count'", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_knows_its_own_folder()
    {
        using var script = new TestScript("$PSScriptRoot; $PSCommandPath");

        var result = await ConsoleProcess.RunAsync(script.Path);

        Assert.Equal([script.Folder, script.Path], result.Lines);
    }

    [Fact]
    public async Task An_error_goes_to_the_error_stream_with_its_place_and_the_script_continues()
    {
        var result = await TestScript.RunAsync("'before'\nGet-PortSipCall\n'after'");

        Assert.Equal((0, "before\nafter\n"), (result.ExitCode, result.Output));
        Assert.StartsWith("Get-PortSipCall: ", result.Errors, StringComparison.Ordinal);
        Assert.Contains("   2 |  Get-PortSipCall", result.Errors, StringComparison.Ordinal);
        Assert.Contains("This session is not connected to a PBX.", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Recommendation: Run Connect-PortSip", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_nobody_catches_is_shown_with_its_place()
    {
        var result = await TestScript.RunAsync("'before'\nthrow 'boom'\n'never'");

        Assert.Equal((1, "before\n"), (result.ExitCode, result.Output));
        Assert.Contains("   2 |  throw 'boom'", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_messages_go_to_the_output()
    {
        var result = await TestScript.RunAsync("Start-PortSipSimulator | Connect-PortSip -Verbose");

        result.AssertInOrder("^VERBOSE: POST auth/sign_in$", "^Name ");
        Assert.Equal("", result.Errors);
    }

    [Fact]
    public async Task A_question_fails_at_once_without_a_prompt()
    {
        using var script = new TestScript("Start-PortSipSimulator | Stop-PortSipSimulator -Confirm\n'after'");

        var result = await ConsoleProcess.RunAsync("-NonInteractive", "-File", script.Path);

        Assert.Equal("after\n", result.Output);
        Assert.Contains("NonInteractive mode", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_the_whole_PowerShell()
    {
        var result = await TestScript.RunAsync("""
            Write-Host 'hello'
            [pscustomobject] @{ A = 1; B = 2 } | Select-Object A | ConvertTo-Json -Compress
            1..2 | ForEach-Object -Parallel { (Get-Module PortSipCallControl -ListAvailable).Count }
            """);

        Assert.Equal(["hello", """{"A":1}""", "1", "1"], result.Lines);
    }

    [Fact]
    public async Task Ctrl_C_stops_a_script_whose_finally_still_runs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows can't send Ctrl+C to a single process.");
        using var script = new TestScript("""
            try {
                Start-PortSipSimulator | Connect-PortSip | ForEach-Object Name
                New-PortSipCall 1001 1002 -WaitFor Ended -TimeoutSec 3600
            } finally {
                [IO.File]::WriteAllText("$PSScriptRoot/cleaned", '')
            }
            """);
        using var console = ConsoleProcess.Start("", script.Path);
        Assert.NotNull(await console.ReadLineAsync());

        using (var kill = Process.Start("kill", ["-s", "INT", $"{console.Id}"]))
            await kill.WaitForExitAsync();

        // What pwsh exits with then varies.
        await console.EndAsync();
        Assert.True(File.Exists(Path.Combine(script.Folder, "cleaned")));
    }
}
