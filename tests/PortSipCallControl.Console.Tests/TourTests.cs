using System.Text.RegularExpressions;

namespace PortSipCallControl.Hosting.Tests;

public sealed class TourTests(PlayedTour tour) : IClassFixture<PlayedTour>
{
    // Ports and times vary, and so does the space between columns.
    private static string[] Shape(string text) =>
        [.. text.Split('\n').Select(line => Regex.Replace(Regex.Replace(Regex.Replace(line, @"127\.0\.0\.1:\d+ *", "SERVER "), @"(?<!\d:)\d\d:\d\d(:\d\d)?", "TIME"), " +", " ").TrimEnd()).Where(line => line.Length > 0)];

    private const string First = "884757570377147895";
    private const string Second = "884757570377154172";

    [Fact]
    public void The_tour_ends_by_itself_and_exits_with_0() => Assert.Equal(0, tour.Result.ExitCode);

    [Fact]
    public void It_shows_each_command_and_what_it_emits() => tour.Result.AssertInOrder(
        @"^PS> \$pbx = Start-PortSipSimulator -Seed 7 -FrozenClock$",
        @"^Server +Version +Domain +User",
        @"^http://(127\.0\.0\.1|localhost):\d+ +22\.8 +test\.io +admin +\d\d:\d\d:\d\d +0 +True",
        @"^PS> \$pbx \| Connect-PortSip$",
        @"^\S+ +\* +http://\S+ +admin +test\.io +\d\d:\d\d:\d\d *$",
        @"^PS> Get-PortSipConnection$",
        @"^\S+ +\* +http://\S+ +admin +test\.io +\d\d:\d\d:\d\d *$",
        @"^PS> \$call = New-PortSipCall 1001 1002 -WaitFor Answered$",
        @"^PS> \$call$",
        @"^Id +Caller +Callee +State +Since +Talking +Result$",
        $"^{First} 1001 +1002 +Answered ",
        @"^PS> \$call \| Suspend-PortSipCall$",
        @"^PS> \$call \| Resume-PortSipCall -PassThru$",
        $"^{First} 1001 +1002 ",
        @"^PS> \$call \| Stop-PortSipCall -WhatIf$",
        $@"^What if: .*{First}.*/sessions/{First}/destroy",
        @"^PS> \$second = New-PortSipCall 1001 1003 -WaitFor Answered$",
        @"^PS> Get-PortSipCall$",
        $"^{First} 1001 +1002 ",
        $"^{Second} 1001 +1003 ",
        @"^PS> Invoke-PortSipTransfer 1001 -Attended -Session1 \$call\.Id -Session2 \$second\.Id$",
        @"^PS> Get-PortSipCall$",
        $"^{First} 1002 +1003 +Answered ",
        @"^PS> Invoke-PortSipTransfer \$call\.Id -ExtensionNumber 1003 -ReferTo 1004$",
        @"^PS> Get-PortSipCall$",
        $"^{First} 1002 +1004 +Answered ",
        @"^PS> Get-PortSipCall \| Stop-PortSipCall -PassThru$",
        $"^{First} 1002 +1004 +Ended ",
        @"^PS> Stop-PortSipCall \$call\.Id -ErrorAction Continue$",
        @"^PS> Get-PortSipSimulatorRequest$",
        @"^1 +SignIn +POST auth/sign_in +200",
        @" OriginateCall +POST sessions +201",
        $" HoldCall +POST sessions/{First}/hold +200",
        $" UnholdCall +POST sessions/{First}/unhold +200",
        @" AttendedTransfer +POST sessions/1/attended_refer +200",
        $" BlindTransfer +POST sessions/{First}/refer +200",
        $" HangUpCall +POST sessions/{First}/destroy +204",
        $" HangUpCall +POST sessions/{First}/destroy +404",
        @"^PS> Disconnect-PortSip$",
        @"^PS> \$pbx \| Stop-PortSipSimulator$");

    [Fact]
    public void The_page_of_the_tour_shows_what_it_prints()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "tour.md"));
        var from = page.IndexOf("PS> $ErrorActionPreference", StringComparison.Ordinal);
        var shown = page[from..page.IndexOf("```", from, StringComparison.Ordinal)];
        // Errors are on another stream. The page shows them where a terminal does.
        var errors = Shape(tour.Result.Errors);

        Assert.Equal(Shape(tour.Result.Output[tour.Result.Output.IndexOf("PS> $ErrorActionPreference", StringComparison.Ordinal)..]), Shape(shown).Where(line => !errors.Contains(line)));
        Assert.All(errors, line => Assert.Contains(line, Shape(shown)));
    }

    [Fact]
    public void Each_command_is_explained() => tour.Result.AssertInOrder(
        "^# A simulated PBX starts in this process",
        @"^PS> \$pbx = Start-PortSipSimulator",
        "^# Sign in",
        "^# Place a call",
        "^# Attended transfer",
        "^# Blind transfer",
        "^# Sign out");

    [Fact]
    public void The_one_error_is_shown_with_its_recommendation()
    {
        Assert.StartsWith($"Stop-PortSipCall: Could not hang up the call {First}", tour.Result.Errors, StringComparison.Ordinal);
        Assert.Contains("Recommendation: Use Get-PortSipCall to list the active calls.", tour.Result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Passw0rd!")]
    [InlineData("A1s2d3f4")]
    public void No_secret_is_shown(string secret)
    {
        Assert.DoesNotContain(secret, tour.Result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, tour.Result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_no_colors_without_a_terminal()
    {
        Assert.DoesNotContain('\x1b', tour.Result.Output);
        Assert.DoesNotContain('\x1b', tour.Result.Errors);
    }

    [Fact]
    // One stream of many types: the engine shows the first as a table, and the others as lists.
    public async Task Its_script_is_one_that_runs_like_any_other()
    {
        var result = await ConsoleProcess.RunAsync(Path.Combine(ConsoleProcess.Folder, "Tour.ps1"));

        Assert.Equal(0, result.ExitCode);
        result.AssertInOrder("^http://", $"^Id +: {First}$", "^State +: Answered$", "^State +: Ended$", "^Operation +: HangUpCall$");
    }
}
