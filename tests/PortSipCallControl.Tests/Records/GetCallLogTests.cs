using System.Globalization;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Records;

public sealed class GetCallLogTests
{
    [Fact]
    public void A_piped_call_finds_its_log_among_others()
    {
        using var test = new RecordingSession();

        var log = test.Session.Single<PortSipCallLog>("""
            $null = Invoke-Call 1003 1004 1
            $call = Invoke-Call 1001 1002 1
            $call | Get-PortSipCallLog
            """);

        Assert.Equal(test.Session.Single<string>("$call.Id"), log.SessionId);
    }

    [Fact]
    public void Session_ids_and_ids_find_it_too()
    {
        using var test = new RecordingSession();

        var logs = test.Session.Get("""
            $call = Invoke-Call 1001 1002 1
            Get-PortSipCallLog $call.Id
            $call.Id | Get-PortSipCallLog
            Get-PortSipCallLog -Id (Get-PortSipCallLog).Id
            """);

        Assert.Single(logs.Select(l => ((PortSipCallLog)l.BaseObject).Id).Distinct());
        Assert.Equal(3, logs.Count);
    }

    [Theory]
    [InlineData("Get-PortSipCallLog")]
    [InlineData("Get-PortSipRecording")]
    public async Task Of_a_history_that_the_PBX_doesnt_filter_the_newest_500_are_looked_through_and_verbose_says_so(string command)
    {
        var page = string.Join(",", Enumerable.Range(0, 100).Select(i => $$"""{"id":"{0}-{{i}}","session_id":"another"}"""));
        await using var pbx = await FakePbx.StartAsync(request => Answer.Json($$"""{"count":1000000,"items":[{{page.Replace("{0}", request.PathAndQuery.GetHashCode().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}}]}"""));
        using var session = new PowerShellSession();

        var result = session.Run($$"""
            $null = Connect-PortSip $url -AccessToken ([Net.NetworkCredential]::new('', 'x').SecurePassword)
            [PortSip.Client.PortSipCall]@{ Id = '7' } | {{command}} -Verbose
            """, ("url", pbx.Url));

        Assert.Empty(result.Errors);
        Assert.Equal(5, pbx.Requests.Count);
        Assert.Contains(result.Verbose, line => line.StartsWith("The PBX doesn't filter call logs by session", StringComparison.Ordinal));
    }

    [Fact]
    public void A_call_in_progress_has_none_and_that_is_not_an_error()
    {
        using var test = new RecordingSession();

        Assert.Empty(test.Session.Get("New-PortSipCall 1001 1002 | Get-PortSipCallLog"));
    }
}
