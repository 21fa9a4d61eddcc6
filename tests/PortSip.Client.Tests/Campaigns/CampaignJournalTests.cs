using System.Text;

namespace PortSip.Client.Tests.Campaigns;

public sealed class CampaignJournalTests
{
    private const string Does = "announcement 1009";

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly CampaignPerson[] People = [new() { Number = "1001" }, new() { Number = "+33187691" }];

    [Fact]
    public void A_line_that_was_cut_short_is_removed_and_the_next_one_follows_the_last_whole_one()
    {
        using var stream = Written("{\"line\":\"Call\",\"at\":\"2026-03-02T09:00:01+00:00\",\"number\":\"1001\",\"attempt\":1}\n{\"line\":\"Call\",\"at\":\"2026-");
        var journal = new CampaignJournal(stream, () => { }, "run.jsonl");

        journal.Write(CampaignLine.Of(new CampaignAttempt("c", "+33187691", 1, Now), CampaignLineKind.Call, Now));

        Assert.Equal(["Start", "Call 1001", "Call +33187691"], new CampaignJournal(stream, () => { }, "run.jsonl").Lines.Select(line => $"{line.Line} {line.Number}".Trim()));
        Assert.Contains("\"number\":\"+33187691\"", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"line\":\"Call\",\"at\":\"2026-03-02T09:00:01+00:00\"}")]
    [InlineData("{\"line\":\"Hello\",\"at\":\"2026-03-02T09:00:01+00:00\"}")]
    [InlineData("Number,Name")]
    [InlineData("")]
    [InlineData("null")]
    public void A_line_that_is_not_of_a_campaign_is_an_error_that_quotes_it(string line)
    {
        using var stream = Written($"{line}\n");

        var failure = Assert.Throws<PortSipException>(() => new CampaignJournal(stream, () => { }, "run.jsonl"));

        Assert.Equal((PortSipFailure.ValidationFailed, PortSipFailureReason.CampaignStateUnreadable), (failure.Failure, failure.Reason));
        Assert.StartsWith("Line 2 of 'run.jsonl' isn't a line of a campaign: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1001")]
    [InlineData("{\"name\": \"Ann\"}")]
    [InlineData("Number,Name\n1001,Ann")]
    public void A_file_of_something_else_is_an_error_and_stays_as_it_is_even_without_a_line_break(string content)
    {
        using var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.GetBytes(content), 0, content.Length);

        var failure = Assert.Throws<PortSipException>(() => new CampaignJournal(stream, () => { }, "run.jsonl"));

        Assert.Equal(PortSipFailureReason.CampaignStateUnreadable, failure.Reason);
        Assert.Equal(content, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("{\"li")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0")]
    public void What_a_power_failure_leaves_behind_is_removed(string rest)
    {
        using var stream = Written(rest);
        var whole = Written("").ToArray().Length;

        Assert.Single(new CampaignJournal(stream, () => { }, "run.jsonl").Lines);
        Assert.Equal(whole, stream.Length);
    }

    [Fact]
    public void The_mark_that_an_editor_adds_in_front_is_skipped()
    {
        using var stream = new MemoryStream();
        var lines = Written("{\"line\":\"Call\",\"at\":\"2026-03-02T09:00:01+00:00\",\"number\":\"1001\",\"attempt\":1}\r\n").ToArray();
        stream.Write([.. Encoding.UTF8.GetPreamble(), .. lines], 0, lines.Length + Encoding.UTF8.GetPreamble().Length);

        Assert.Equal([CampaignLineKind.Start, CampaignLineKind.Call], new CampaignJournal(stream, () => { }, "run.jsonl").Lines.Select(line => line.Line));
    }

    [Fact]
    public void A_clock_that_has_been_set_back_delays_nobody()
    {
        using var stream = Written(
            "{\"line\":\"Call\",\"at\":\"2026-03-02T11:00:00+00:00\",\"number\":\"1001\",\"attempt\":1}\n"
            + "{\"line\":\"End\",\"at\":\"2026-03-02T11:00:00+00:00\",\"number\":\"1001\",\"attempt\":1,\"outcome\":\"Busy\"}\n");
        var earlier = Now.AddHours(-1);
        var history = CampaignHistory.Of(new CampaignJournal(stream, () => { }, "run.jsonl").Lines, People, Does, earlier, "run.jsonl");
        var pace = new CampaignPace { CallsPerMinute = 60, Retry = 1, RetryAfter = TimeSpan.FromMinutes(15), GiveUpAfter = TimeSpan.FromMinutes(20) };
        var plan = new CampaignPlan(People, pace, history, finished: null);

        Assert.Equal("+33187691", plan.Next(earlier.AddSeconds(1)).Call?.Person.Number);
        plan.Begin(plan.Entries[1], earlier.AddSeconds(1));
        Assert.Equal("1001", plan.Next(earlier.AddMinutes(15)).Call?.Person.Number);
        Assert.False(plan.Next(earlier.AddMinutes(19)).IsDone);
        plan.Next(earlier.AddMinutes(20));
        Assert.Equal(0, plan.Waiting);
    }

    [Fact]
    public void After_a_failed_write_nothing_more_is_written()
    {
        using var stream = new MemoryStream();
        var isFull = true;
        var journal = new CampaignJournal(stream, () => _ = isFull ? throw new IOException("No space left on device.") : true, "run.jsonl");
        var line = CampaignLine.Of(new CampaignAttempt("c", "1001", 1, Now), CampaignLineKind.Call, Now);

        Assert.Equal(PortSipFailure.FileNotWritten, Assert.Throws<PortSipException>(() => journal.Write(line)).Failure);
        isFull = false;
        Assert.Equal(PortSipFailure.FileNotWritten, Assert.Throws<PortSipException>(() => journal.Write(line)).Failure);
    }

    [Fact]
    public void The_file_of_another_list_or_purpose_is_an_error()
    {
        using var stream = Written("{\"line\":\"Call\",\"at\":\"2026-03-02T09:00:01+00:00\",\"number\":\"1001\",\"attempt\":1}\n");
        var lines = new CampaignJournal(stream, () => { }, "run.jsonl").Lines;

        Assert.False(CampaignHistory.Of(lines, [.. Enumerable.Reverse(People)], Does, Now, "run.jsonl").HasListChanged);
        Assert.True(CampaignHistory.Of(lines, [.. People, new() { Number = "1003" }], Does, Now, "run.jsonl").HasListChanged);
        Assert.Equal(PortSipFailureReason.CampaignDiffers, Assert.Throws<PortSipException>(() => CampaignHistory.Of(lines, [People[1]], Does, Now, "run.jsonl")).Reason);
        Assert.Equal(PortSipFailureReason.CampaignDiffers, Assert.Throws<PortSipException>(() => CampaignHistory.Of(lines, People, "connect to 8000", Now, "run.jsonl")).Reason);
    }

    [Theory]
    [InlineData("0033187691", "+33187691")]
    [InlineData("sip:Ann@Example.com", "ann@example.com")]
    [InlineData("tel:+33-1-876.91;phone-context=example.com", "+33187691")]
    [InlineData("sips:0033187691@example.com;user=phone", "+33187691")]
    [InlineData("sip:1001@example.com", "1001@example.com")]
    [InlineData("0044", "0044")]
    [InlineData("*97", "*97")]
    public void Spellings_of_a_number_are_the_same_person(string number, string key) => Assert.Equal(key, CampaignPerson.KeyOf(number));

    [Fact]
    public void User_data_fits_and_the_first_attempt_is_not_found_in_the_eleventh()
    {
        var first = new CampaignAttempt("0123456789ab", new string('1', 256), 1, Now);

        Assert.InRange(first.UserData.Length, 1, 128);
        Assert.DoesNotContain(first.UserData, (first with { Sequence = 11 }).UserData, StringComparison.Ordinal);
    }

    private static MemoryStream Written(string rest)
    {
        var stream = new MemoryStream();
        new CampaignJournal(stream, () => { }, "run.jsonl").Write(CampaignHistory.Of([], People, Does, Now, "run.jsonl").Start);
        var bytes = Encoding.UTF8.GetBytes(rest);
        stream.Write(bytes, 0, bytes.Length);
        return stream;
    }
}
