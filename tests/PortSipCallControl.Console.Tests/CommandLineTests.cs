using System.Text.RegularExpressions;

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

    [Fact]
    public async Task A_simulator_serves_any_client_and_displays_its_address_and_passwords()
    {
        using var console = ConsoleProcess.Start("", "--simulator", "--version", "22.3", "--queue-number", "8000,8001");
        var lines = new List<string?>();
        while (lines is not [.., null] && lines.LastOrDefault()?.StartsWith("Queues:", StringComparison.Ordinal) != true)
            lines.Add(await console.ReadLineAsync());

        var address = Regex.Match(lines[0] ?? "", "^The simulator of PortSIP 22.3 is running at (http://127.0.0.1:[0-9]+)\\. Press Ctrl\\+C to stop it\\.$").Groups[1].Value;
        Assert.Contains("User:        admin, password Passw0rd! (Admin)", lines);
        Assert.Equal("Queues:      8000, 8001", lines[^1]);
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri($"{address}/api/sessions"), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData(64, "After --simulator, use options such as", "8887")]
    [InlineData(64, "After --simulator, use options such as", "--port", "8887", "x")]
    [InlineData(1, "parameter name 'nothing'", "--nothing")]
    public async Task Options_that_a_simulator_does_not_have_are_an_error(int exitCode, string error, params string[] options)
    {
        var result = await ConsoleProcess.RunAsync(["--simulator", .. options]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(error, result.Errors, StringComparison.Ordinal);
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

        Assert.Equal(["New-PortSipCall", "New-PortSipCallUri", "New-PortSipSimulatorCall"], result.Lines);
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
