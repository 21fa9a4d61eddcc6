using System.Globalization;
using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Campaigns;

public sealed class CampaignTests
{
    private const string Four = "Number|1002|1003|1004|1005";

    [Fact]
    public void Everybody_is_called_once_and_those_who_are_missed_again()
    {
        using var test = new CampaignSession();
        test.Script("Set-PortSipSimulatorRule 1003 Busy; Set-PortSipSimulatorRule 1004 NoAnswer; Set-PortSipSimulatorRule 1005 Reject; Set-PortSipSimulatorRule 1006 -ForwardTo Voicemail; Set-PortSipSimulatorRule 1007 -ForwardTo 1008");

        var result = test.Run("Number,Name,Room|1002,Ann,7|1003,Bob,8|1004,Cy,9|1005,Di,10|1006,Ed,11|1007,Flo,12|1002,Ann,13", "-Retry 1 -CallTimeout 60s");

        Assert.Equal(["1002 Skipped 0", "1002 Answered 1", "1003 Busy 2", "1004 NoAnswer 2", "1005 Rejected 2", "1006 Voicemail 2", "1007 Answered 1"], CampaignSession.Rows(result));
        Assert.Equal(1 + (4 * 2) + 1, test.Calls.Count);
        var ann = Row(result, "1002");
        Assert.Equal(("Ann", "7", "1002", null, 20.0), (ann.Properties["Name"].Value, ann.Properties["Room"].Value, ann.Properties["AnsweredBy"].Value, ann.Properties["Reason"].Value, ann.Properties["TalkSeconds"].Value));
        Assert.Equal(("999", "voicemail answered"), (Row(result, "1006").Properties["AnsweredBy"].Value, Row(result, "1006").Properties["Reason"].Value));
        Assert.Equal(("1008", 486), (Row(result, "1007").Properties["AnsweredBy"].Value, Row(result, "1003").Properties["StatusCode"].Value));
        Assert.Contains("the same number as row 1", result.AllText(), StringComparison.Ordinal);
        Assert.Equal("7 of 7 done: 2 Answered, 1 Voicemail, 1 Busy, 1 NoAnswer, 1 Rejected, 1 Skipped.", Assert.Single(result.Streams.Information).ToString());
    }

    [Fact]
    public void A_second_run_calls_nobody_and_emits_the_same_outcomes()
    {
        using var test = new CampaignSession();
        test.Script("Set-PortSipSimulatorRule 1003 Busy");
        var rows = CampaignSession.Rows(test.Run(Four, "-Retry 1")).ToList();
        var calls = test.Calls.Count;

        Assert.Equal(rows, CampaignSession.Rows(test.Run("Number|1005|1003|1002|1004", "-Retry 1")));
        Assert.Equal(calls, test.Calls.Count);
    }

    [Fact]
    public void Calls_are_spread_evenly_and_few_are_in_progress()
    {
        using var test = new CampaignSession();

        test.Run(Four, "-CallsPerMinute 20 -MaximumConcurrent 2");

        var times = test.Calls.Select(call => call.Time).ToList();
        Assert.Equal(TimeSpan.FromSeconds(3), times[1] - times[0]);
        // A call takes 4 s of ringing and 20 s of talking.
        Assert.All([(times[0], times[2]), (times[1], times[3])], pair => Assert.InRange((pair.Item2 - pair.Item1).TotalSeconds, 24, 30));
    }

    [Theory]
    [InlineData("15m", 15)]
    [InlineData("1h30m", 90)]
    [InlineData("([timespan]::FromMinutes(45))", 45)]
    public void A_retry_follows_after_its_time(string after, int minutes)
    {
        using var test = new CampaignSession();
        test.Script("Set-PortSipSimulatorRule 1003 Busy");

        test.Run("Number|1003", $"-Retry 2 -RetryAfter {after}");

        Assert.Equal([0, minutes, 2 * minutes], test.Calls.Select(call => (int)Math.Round((call.Time - test.Calls[0].Time).TotalMinutes)));
        Assert.Equal(["/1/", "/2/", "/3/"], test.Calls.Select(call => call.UserData[^3..]));
        Assert.All(test.Calls, call => Assert.Matches("^campaign/[0-9a-f]{12}/1003/[0-9]+/$", call.UserData));
    }

    [Fact]
    public void Nobody_is_called_in_a_quiet_time_of_the_own_time_zone()
    {
        using var test = new CampaignSession();
        var now = test.Simulator.Time.UtcDateTime;
        var (from, until) = (Day(now.AddHours(-1)), Day(now.AddHours(3)));

        // Twelve hours earlier on the clock of the other.
        var result = test.Run("Number,TimeZone|1002,|1003,Etc/GMT+12|1004,UTC", $"-NotBetween '{from}', '{until}' -TimeZone UTC");

        Assert.Equal(["1002 Answered 1", "1003 Answered 1", "1004 Answered 1"], CampaignSession.Rows(result));
        Assert.Equal("1003", test.Calls[0].Callee);
        Assert.Equal(until, Day(test.Calls[1].Time.UtcDateTime));
    }

    [Fact]
    public void A_campaign_that_takes_too_long_gives_up()
    {
        using var test = new CampaignSession();
        test.Script("Set-PortSipSimulatorRule 1003 Busy");
        var now = test.Simulator.Time.UtcDateTime;

        var result = test.Run("Number,TimeZone|1002,UTC|1003,Etc/GMT+12|1004,Etc/GMT+12", $"-NotBetween '{Day(now.AddHours(-1))}', '{Day(now.AddHours(3))}' -GiveUpAfter 1h -Retry 5 -RetryAfter 25m");

        Assert.Equal(["1002 GivenUp 0", "1003 Busy 3", "1004 Answered 1"], CampaignSession.Rows(result));
        Assert.Equal("486 Busy Here; not called again in time", Row(result, "1003").Properties["Reason"].Value);
    }

    [Theory]
    [InlineData("Name,Number|Ann,1003|Bob,0044 1632 960000")]
    [InlineData("1003|+441632960000")]
    [InlineData("\"Number\";\"Name\"|\"1003\";\"Ann; Bob\"|\"+441632960000\";")]
    public void Numbers_of_a_list_are_never_called(string list)
    {
        using var test = new CampaignSession();
        test.File("dnc.csv", list.Split('|'));

        var result = test.Run("Number|1002|1003|00441632960000", "-Except $folder/dnc.csv");

        Assert.Equal(["00441632960000 Skipped 0", "1002 Answered 1", "1003 Skipped 0"], CampaignSession.Rows(result));
        Assert.Equal(["1002"], test.Callees);
        Assert.Equal("on the list dnc.csv", Row(result, "1003").Properties["Reason"].Value);
    }

    [Theory]
    [InlineData("Name,Telephone|Ann,1003", "column Number")]
    [InlineData("Number|4.47E+11", "rounded")]
    [InlineData("", "Could not find file")]
    public void A_list_that_cannot_be_read_is_an_error_and_nobody_is_called(string list, string word)
    {
        using var test = new CampaignSession();
        if (list.Length > 0)
            test.File("dnc.csv", list.Split('|'));

        var result = test.Run(Four, "-Except $folder/dnc.csv");

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Contains(word, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(test.Calls);
        Assert.False(File.Exists(test.StatePath));
    }

    [Fact]
    public void WhatIf_says_who_would_be_called_and_until_when_and_does_nothing()
    {
        using var test = new CampaignSession();
        test.File("dnc.csv", "1005");
        var requests = test.Simulator.Simulator.Pbx.Journal.Count;

        var result = test.Run("Number|1002|1003|1002|1005", "-Except $folder/dnc.csv -CallsPerMinute 1 -Retry 1 -WhatIf");

        Assert.Empty(result.Output);
        Assert.Matches(
            @"Call 2 of 4 people \(announcement 1009\), skip 2 \(1: on the list dnc\.csv, 1: a number that is on the list twice\); at most 1 calls a minute and 8 at a time, up to 1 more for those who aren't reached; estimated end without further attempts: ([0-9-]+ )?[0-9:]{8}",
            result.HostText);
        Assert.Equal(requests, test.Simulator.Simulator.Pbx.Journal.Count);
        Assert.False(File.Exists(test.StatePath));
    }

    [Theory]
    [InlineData("1005", "Answered", "")]
    [InlineData("1004", "NotConnected", "408 Request Timeout")]
    [InlineData("1006", "NotConnected", "486 Busy Here")]
    [InlineData("8000", "NotConnected", "not connected in time")]
    public void A_person_who_answers_is_connected(string to, string outcome, string reason)
    {
        using var test = new CampaignSession(rules: "Set-PortSipSimulatorRule 1005 Answer -AfterMs 3000 -HangUpAfterMs 20000; Set-PortSipSimulatorRule 1004 NoAnswer; Set-PortSipSimulatorRule 1006 Busy");

        var result = test.Run("Number|1002", $"-ConnectTo {to} -CallTimeout 5m");

        Assert.Equal([$"1002 {outcome} 1"], CampaignSession.Rows(result));
        Assert.Equal(reason, $"{Row(result, "1002").Properties["Reason"].Value}");
        Assert.Equal(("1002", to), (test.Calls[0].Caller, test.Calls[0].Callee));
    }

    [Fact]
    public void A_person_who_is_called_first_and_busy_is_not_connected_to_anybody()
    {
        using var test = new CampaignSession();
        test.Simulator.Simulator.Pbx.Rules.SetCaller("1002", CalleeScript.Busy);

        Assert.Equal(["1002 Busy 1"], CampaignSession.Rows(test.Run("Number|1002", "-ConnectTo 8000")));
    }

    [Fact]
    public void Long_calls_are_hung_up()
    {
        using var test = new CampaignSession(rules: "Set-PortSipSimulatorRule 1003 NoAnswer");

        var result = test.Run("Number|1002|1003", "-CallTimeout 2m -RingTimeout 20s");

        Assert.Equal(["1002 Answered 1", "1003 NoAnswer 1"], CampaignSession.Rows(result));
        Assert.InRange((double)Row(result, "1002").Properties["TalkSeconds"].Value, 115, 125);
        Assert.Equal("not answered within 20 s", Row(result, "1003").Properties["Reason"].Value);
        Assert.Equal(0, test.Simulator.ActiveCalls);
    }

    [Fact]
    public void With_ErrorOnFailure_a_person_who_was_missed_is_an_error_at_the_end()
    {
        using var test = new CampaignSession();
        test.Script("Set-PortSipSimulatorRule 1003 Busy");

        var result = test.Run("Number|1002|1003", "-ErrorOnFailure");

        Assert.Equal("CampaignIncomplete", result.ErrorId);
        Assert.Equal("Not everybody was reached: 2 of 2 done: 1 Answered, 1 Busy.", result.Error.Exception.Message);
        Assert.Equal(2, result.Output.Count);
    }

    [Theory]
    [InlineData("-RetryAfter 5m", "Without -Retry")]
    [InlineData("-TimeZone UTC", "Without -NotBetween")]
    [InlineData("-NotBetween '21:00'", "Two times of the day")]
    [InlineData("-NotBetween '9pm', '08:00'", "'9pm' isn't a time of the day")]
    [InlineData("-NotBetween '08:00', '08:00'", "has no length")]
    [InlineData("-NotBetween '08:00', '20:00', '20:00', '08:00'", "covers the whole day")]
    [InlineData("-NotBetween '21:00', '08:00' -TimeZone Mars/Olympus", "isn't the id of a time zone")]
    [InlineData("-RingTimeout 1s", "-RingTimeout must be 5 s to 1 h")]
    [InlineData("-ConnectTo 8000 -RingTimeout 30s", "-RingTimeout has no effect without -Announcement")]
    [InlineData("-CallTimeout 25h", "-CallTimeout must be at most 1 day")]
    [InlineData("-Retry 1 -RetryAfter soon", "isn't a time span")]
    [InlineData("-ConnectTo 8000 -Announcement 1009", "Parameter set cannot be resolved")]
    public void A_wrong_value_is_refused_before_anybody_is_called(string parameters, string word)
    {
        using var test = new CampaignSession();

        Assert.Contains(word, test.Run(Four, parameters).Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(test.Calls);
    }

    [Fact]
    public void A_wrong_row_is_its_own_error_and_the_others_are_called()
    {
        using var test = new CampaignSession();

        var result = test.Run("Number,TimeZone|1002,|n/a,|1003,Mars/Olympus|1004,");

        Assert.Equal(["ValidationFailed", "ValidationFailed"], result.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(["1002", "1004"], test.Callees);
    }

    [Fact]
    public void Progress_shows_an_estimated_end()
    {
        using var test = new CampaignSession();

        test.Run(Four, "-CallsPerMinute 1");

        Assert.Contains(test.Session.ProgressTexts, text => text.Contains("waiting", StringComparison.Ordinal) && text.Contains("; estimated end ", StringComparison.Ordinal));
    }

    [Fact]
    public void On_a_frozen_clock_a_campaign_does_not_warn_while_nothing_has_to_be_waited_for()
    {
        using var test = new CampaignSession("-FrozenClock", "Set-PortSipSimulatorRule 1003 Busy");

        var result = test.Run("Number|1003");

        Assert.Equal(["1003 Busy 1"], CampaignSession.Rows(result));
        Assert.Empty(result.Warnings);
    }

    private static PSObject Row(ScriptResult result, string number) => result.Output.First(row => ((PortSipCampaignResult)row.BaseObject).Number == number && ((PortSipCampaignResult)row.BaseObject).Outcome != PortSipCampaignOutcome.Skipped
        || (((PortSipCampaignResult)row.BaseObject).Number == number && result.Objects<PortSipCampaignResult>().Count(other => other.Number == number) == 1));

    private static string Day(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
