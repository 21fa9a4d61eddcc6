using System.Management.Automation;
using PortSip.Client;
using PortSipCallControl.Tests.Events;

namespace PortSipCallControl.Tests.Campaigns;

/// <summary>What goes wrong in a campaign, and what the next run makes of it.</summary>
public sealed class CampaignRecoveryTests
{
    private const string Six = "Number|1002|1003|1004|1005|1006|1007";

    [Fact]
    public async Task After_Ctrl_C_the_same_command_continues_and_calls_nobody_twice()
    {
        using var test = new CampaignSession();
        test.File("people.csv", Six.Split('|'));
        const string Command = "Import-Csv $folder/people.csv | Invoke-PortSipCampaign -Announcement 1009 -StatePath $folder/run.jsonl -CallsPerMinute 20 -WarningVariable warned";
        using (var shell = PowerShell.Create(test.Session.Runspace).AddScript(Command))
        {
            var running = shell.BeginInvoke();
            await LivePbx.UntilAsync(() => test.Calls.Count > 0);
            await Task.Run(shell.Stop, TestContext.Current.CancellationToken);
            Assert.True(running.IsCompleted);
        }

        var result = test.Script(Command);

        Assert.Equal(["1002 Answered 1", "1003 Answered 1", "1004 Answered 1", "1005 Answered 1", "1006 Answered 1", "1007 Answered 1"], CampaignSession.Rows(result));
        Assert.Equal(["1002", "1003", "1004", "1005", "1006", "1007"], test.Callees.Order());
    }

    [Fact]
    public void A_state_file_in_use_is_refused()
    {
        using var test = new CampaignSession();
        using var other = CampaignJournal.Open(test.StatePath);

        var result = test.Run(Six);

        Assert.Equal("FileNotWritten", result.ErrorId);
        Assert.Equal(PortSipFailureReason.CampaignRunning, Assert.IsType<PortSipException>(result.Error.Exception, exactMatch: false).Reason);
        Assert.Empty(test.Calls);
    }

    [Fact]
    public void The_state_file_of_another_campaign_is_refused()
    {
        using var test = new CampaignSession();
        test.Run("Number|1002|1003");

        Assert.Contains("another list: 1 of the 2 numbers", test.Run("Number|1003|1004").Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("another purpose (announcement 1009, not connect to 8000)", test.Run("Number|1002|1003", "-ConnectTo 8000").Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, test.Calls.Count);
    }

    [Fact]
    public void A_list_that_grew_is_continued_with_a_warning()
    {
        using var test = new CampaignSession();
        test.Run("Number|1002|1003");

        var result = test.Run("Number|1004|1003|1002");

        Assert.Equal("The list has changed since the campaign started with 2 numbers: it has 3 now.", Assert.Single(result.Warnings));
        Assert.Equal(["1002", "1003", "1004"], test.Callees);
    }

    [Fact]
    public void A_call_whose_response_was_lost_is_found_or_listed_and_never_repeated()
    {
        using var test = new CampaignSession();
        test.Script("Set-PortSipSimulatorRule -Fault ResetBeforeCommit -Operation OriginateCall -Count 1; Set-PortSipSimulatorRule -Fault CommitThenLoseAnswer -Operation OriginateCall -Skip 1 -Count 1");

        var result = test.Run("Number|1002|1003|1004", "-MaximumConcurrent 1 -Retry 2 -RetryAfter 1m");

        Assert.Equal(["1002 Unknown 1", "1003 Answered 1", "1004 Answered 1"], CampaignSession.Rows(result));
        Assert.Equal(["1003", "1004"], test.Callees);
        Assert.Contains(result.Warnings, warning => warning.EndsWith("they aren't called again: 1002.", StringComparison.Ordinal));
        Assert.Equal(["1002 Unknown 1", "1003 Answered 1", "1004 Answered 1"], CampaignSession.Rows(test.Run("Number|1002|1003|1004", "-Retry 2 -RetryAfter 1m")));
    }

    [Fact]
    public void Attempts_of_a_run_that_was_killed_are_looked_up()
    {
        using var test = new CampaignSession();
        test.Script("Set-PortSipSimulatorRule 1003 Busy");
        test.Run("Number|1002|1003|1004", "-MaximumConcurrent 1");
        // The process was killed before it learned how the calls went; the last one hadn't been placed.
        File.WriteAllLines(test.StatePath, File.ReadAllLines(test.StatePath).Where(line => !line.Contains("\"End\"", StringComparison.Ordinal) && !(line.Contains("\"Placed\"", StringComparison.Ordinal) && line.Contains("1003", StringComparison.Ordinal)))
            .Select(line => line.Replace("1004", "1005", StringComparison.Ordinal).Replace("\"Placed\"", line.Contains("1004", StringComparison.Ordinal) ? "\"NotPlaced\"" : "\"Placed\"", StringComparison.Ordinal)));
        var calls = test.Calls.Count;

        var result = test.Run("Number|1002|1003|1005");

        Assert.Equal(["1002 Answered 1", "1003 Busy 1", "1005 Answered 1"], CampaignSession.Rows(result));
        Assert.Equal(["1005"], test.Callees.Skip(calls));
    }

    [Fact]
    public void An_outage_of_the_PBX_pauses_the_campaign_and_costs_nobody_an_attempt()
    {
        using var test = new CampaignSession();
        test.Script("Set-PortSipSimulatorRule -Fault Status -StatusCode 503 -Operation OriginateCall -Count 4");

        var result = test.Run("Number|1002|1003", "-MaximumConcurrent 1");

        Assert.Equal(["1002 Answered 1", "1003 Answered 1"], CampaignSession.Rows(result));
        Assert.EndsWith("The campaign pauses, and continues when calls can be placed.", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-StatusCode 503", "ServerError", 11)]
    [InlineData("-StatusCode 403", "Forbidden", 1)]
    [InlineData("-StatusCode 400", "ValidationFailed", 3)]
    public void What_is_refused_for_all_ends_the_campaign_and_the_next_run_calls_everybody(string fault, string error, int requests)
    {
        using var test = new CampaignSession();
        test.Script($"Set-PortSipSimulatorRule -Fault Status {fault} -Operation OriginateCall -Count {requests}");

        var result = test.Run(Six, "-MaximumConcurrent 1");

        Assert.Equal(error, result.ErrorId);
        Assert.Empty(test.Calls);
        Assert.All(CampaignSession.Rows(test.Run(Six)), row => Assert.EndsWith(" Answered 1", row, StringComparison.Ordinal));
        Assert.Equal(6, test.Calls.Count);
    }
}
