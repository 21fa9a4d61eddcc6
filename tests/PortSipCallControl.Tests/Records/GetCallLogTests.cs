using PortSip.Client;

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

    [Fact]
    public void A_call_that_goes_on_has_none_and_that_is_no_error()
    {
        using var test = new RecordingSession();

        Assert.Empty(test.Session.Get("New-PortSipCall 1001 1002 | Get-PortSipCallLog"));
    }
}
