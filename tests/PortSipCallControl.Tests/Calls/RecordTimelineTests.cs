using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

/// <summary>A CDR or a recording stands for its call.</summary>
public sealed class RecordTimelineTests
{
    private const string Calls = """
        $first = New-PortSipCall 1001 1002
        Step-PortSipSimulator 5
        $first | Stop-PortSipCall
        $second = New-PortSipCall 1003 1004
        Step-PortSipSimulator 5
        $second | Stop-PortSipCall
        """;

    [Theory]
    [InlineData("Get-PortSipCdr -Caller 1001 | Get-PortSipCallTimeline")]
    [InlineData("Get-PortSipCdr -Caller 1001 | Get-PortSipCdr | Get-PortSipCallTimeline")]
    [InlineData("Get-PortSipCallLog -Caller 1001 | Get-PortSipCallTimeline")]
    [InlineData("Get-PortSipRecording -Caller 1001 | Get-PortSipCallTimeline")]
    [InlineData("Get-PortSipCdr -Caller 1001 | Get-PortSipRecording | Get-PortSipCallTimeline")]
    [InlineData("Get-PortSipCallTimeline (Get-PortSipCdr -Caller 1001)")]
    public void It_is_piped_to_the_timeline(string command)
    {
        using var test = new SimulatedSession("-RecordCalls -FrozenClock");
        test.Get(Calls);

        var entries = test.Get(command).Select(o => (PortSipCallTimelineEntry)o.BaseObject).ToList();

        Assert.Equal([test.Single<string>("$first.Id")], entries.Select(entry => entry.CallId).Distinct());
        Assert.Contains(entries, entry => entry is { Event: PortSipTimelineEvent.Answered, Number: "1002" });
    }

    [Fact]
    public void A_record_whose_call_no_log_names_is_CallNotFound()
    {
        using var test = new SimulatedSession("-Version 16.4 -FrozenClock");
        test.Get(Calls);

        var result = test.Run("Get-PortSipCdr -Caller 1001 | Get-PortSipCallTimeline");

        Assert.Equal("CallNotFound", result.ErrorId);
        Assert.StartsWith("No call log names the session of the CDR", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_not_a_call_for_what_acts_on_calls()
    {
        using var test = new SimulatedSession("-FrozenClock");
        test.Get(Calls);

        Assert.NotEmpty(test.Run("Get-PortSipCdr | Stop-PortSipCall").Errors);
        Assert.DoesNotContain(test.Requests.Skip(4), request => request.StartsWith("POST", StringComparison.Ordinal));
    }
}
