namespace PortSipCallControl.Hosting.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("The script 'nowhere.ps1' doesn't exist.", "nowhere.ps1")]
    [InlineData("'notes.txt' is no script: its name must end in .ps1.", "notes.txt")]
    [InlineData("There is no option '-Comand'.", "-Comand", "1")]
    [InlineData("-Command needs a command behind it.", "-Command")]
    [InlineData("-Interactive takes nothing behind it: 'x'.", "-Interactive", "x")]
    public async Task A_wrong_command_line_says_why_and_exits_with_64(string message, params string[] arguments)
    {
        var result = await ConsoleProcess.RunAsync(arguments);

        Assert.Equal((64, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(message + "\n", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-?")]
    public async Task Help_says_what_it_takes(string option)
    {
        var result = await ConsoleProcess.RunAsync(option);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        result.AssertInOrder("script.ps1", "-Command", "-Interactive");
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
        var result = await ConsoleProcess.RunAsync("-Command", "Get-Command", "New-PortSip*");

        result.AssertInOrder("^CommandType +Name +Version +Source", "^Cmdlet +New-PortSipCall +", "^Cmdlet +New-PortSipCallUri +");
    }

    [Fact]
    public async Task The_prompt_runs_line_by_line_until_exit()
    {
        var result = await ConsoleProcess.RunWithInputAsync("$n = 40\nGet-PortSipCall\nif ($n) {\n$n + 2\n}\nexit 5\n'never'\n", "-Interactive");

        Assert.Equal((5, "42\n"), (result.ExitCode, result.Output));
        Assert.Contains("This session is not connected to a PBX.", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_prompt_ends_with_its_input() => Assert.Equal(0, (await ConsoleProcess.RunWithInputAsync("1\n", "-Interactive")).ExitCode);
}
