namespace PortSipCallControl.Hosting.Tests;

/// <summary>The arguments are those of pwsh.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("nowhere.ps1")]
    [InlineData("-Comand", "1")]
    public async Task A_wrong_command_line_says_why_and_exits_with_64(params string[] arguments)
    {
        var result = await ConsoleProcess.RunAsync(arguments);

        Assert.Equal((64, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"The argument '{arguments[0]}' is not recognized as the name of a script file.", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-PortSipCall; 2", 0)]
    [InlineData("Get-PortSipCall", 1)]
    [InlineData("if (", 1)]
    [InlineData("exit 7", 7)]
    public async Task A_command_exits_as_with_pwsh(string command, int exitCode) =>
        Assert.Equal(exitCode, (await ConsoleProcess.RunAsync("-Command", command)).ExitCode);

    [Fact]
    public async Task A_command_is_all_that_follows()
    {
        var result = await ConsoleProcess.RunAsync("-Command", "Get-Command", "New-PortSip*", "|", "ForEach-Object", "Name");

        Assert.Equal(["New-PortSipCall", "New-PortSipCallUri"], result.Lines);
    }

    [Fact]
    public async Task NoExit_gives_a_prompt_with_the_module_loaded_that_ends_by_exit()
    {
        var result = await ConsoleProcess.RunWithInputAsync("Get-PortSipCall\n40 + 2\nexit 5\n'never'\n", "-NoProfile", "-NoLogo", "-NoExit");

        Assert.Equal(5, result.ExitCode);
        result.AssertInOrder("^PS .*> Get-PortSipCall", "^PS .*> 40", "^42$", "^PS .*> exit 5");
        Assert.DoesNotContain("never", result.Output, StringComparison.Ordinal);
        Assert.Contains("This session is not connected to a PBX.", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_prompt_ends_with_its_input() => Assert.Equal(0, (await ConsoleProcess.RunWithInputAsync("1\n", "-NoProfile", "-NoLogo", "-NoExit")).ExitCode);
}
