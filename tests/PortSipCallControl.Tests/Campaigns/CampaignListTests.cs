using PortSip.Client;

namespace PortSipCallControl.Tests.Campaigns;

/// <summary>Lists that aren't as the page shows them.</summary>
public sealed class CampaignListTests
{
    [Fact]
    public void Extensions_are_called_and_the_one_of_the_announcement_is_skipped()
    {
        using var test = new CampaignSession();

        var result = test.Script("Get-PortSipExtension 1002, 1003, 1009 | Invoke-PortSipCampaign -Announcement 1009 -StatePath $folder/run.jsonl");

        Assert.Equal(["1002 Answered 1", "1003 Answered 1", "1009 Skipped 0"], CampaignSession.Rows(result));
        Assert.Equal(
            ["Extension 1002: ", "Extension 1003: ", "Extension 1009: the number of -Announcement"],
            result.Objects<PortSipCampaignResult>().OrderBy(row => row.Number, StringComparer.Ordinal).Select(row => $"{row.Name}: {row.Reason}"));
        Assert.Equal(["1002", "1003"], test.Callees);
    }

    [Fact]
    public void A_list_without_anybody_to_call_has_its_rows()
    {
        using var test = new CampaignSession();

        Assert.Equal(["8000 Skipped 0"], CampaignSession.Rows(test.Run("Number|8000", "-ConnectTo 8000")));
        Assert.Empty(test.Calls);
    }

    [Theory]
    [InlineData("+33187691|0033 1 87 691|tel:+33-187-691|sip:+33187691@example.com", 1)]
    [InlineData("1002|sip:1002|1002 ", 1)]
    [InlineData("+33187691|0187691", 2)]
    public void Spellings_of_a_number_are_called_once(string numbers, int calls)
    {
        using var test = new CampaignSession();

        test.Run($"Number|{numbers}");

        Assert.Equal(calls, test.Calls.Count);
    }

    [Fact]
    public void The_summary_counts_the_rows_that_are_invalid()
    {
        using var test = new CampaignSession();

        var result = test.Run("Number|1002|n/a", "-InformationVariable told", "; $told");

        Assert.Contains("1 of 1 done: 1 Answered; 1 invalid row.", result.Output.Select(line => $"{line}"));
    }

    [Fact]
    public void A_file_of_another_kind_is_an_error_and_stays_as_it_is()
    {
        using var test = new CampaignSession();
        File.WriteAllText(test.StatePath, "1002");

        var result = test.Run("Number|1003");

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Equal("1002", File.ReadAllText(test.StatePath));
        Assert.Empty(test.Calls);
    }
}
