using PortSip.Client;

namespace PortSipCallControl.Tests.Simulator;

/// <summary>Start-PortSipSimulator -CallsPerMinute, as the other cmdlets see it.</summary>
public sealed class TrafficTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Stepped_time_brings_calls_with_records_and_recordings_and_ready_agents()
    {
        _session.Get("$pbx = Start-PortSipSimulator -CallsPerMinute 6 -FrozenClock -RecordCalls; $null = $pbx | Connect-PortSip; Step-PortSipSimulator -Time 02:00:00");

        Assert.Equal(6, _session.Single<double>("$pbx.CallsPerMinute"));
        var records = _session.Get("Get-PortSipCdr").Select(record => (PortSipCdr)record.BaseObject).ToList();
        Assert.InRange(records.Count, 600, 850);
        Assert.All(records, record => Assert.Equal(nameof(PortSipCallDirection.Inbound), record.Direction));
        Assert.Contains(records, record => record.StatusCode == 486);
        Assert.True(_session.Single<bool>("(Get-PortSipRecording).Count -gt 300"));
        Assert.True(_session.Single<bool>("[bool](Get-PortSipAgent 8000 | Where-Object State -ne NotReady)"));
    }

    [Fact]
    public void A_wait_that_moves_the_time_receives_their_events()
    {
        _session.Get("$null = Start-PortSipSimulator -CallsPerMinute 6 -AutoAdvance | Connect-PortSip");

        Assert.Equal("inbound", _session.Single<string>("(Wait-PortSipEvent -Topic Cdr -EventType call_start -TimeoutSec 600).Direction.ToString()"), ignoreCase: true);
    }

    [Fact]
    public void Without_it_nothing_comes_in()
    {
        _session.Get("$pbx = Start-PortSipSimulator -FrozenClock; Step-PortSipSimulator 36000; $null = $pbx | Connect-PortSip");

        Assert.Empty(_session.Get("Get-PortSipCdr; Get-PortSipCall"));
    }

    [Fact]
    public void A_rate_below_one_is_a_call_in_several_minutes()
    {
        _session.Get("$pbx = Start-PortSipSimulator -CallsPerMinute 0.4 -FrozenClock; Step-PortSipSimulator 36000; $null = $pbx | Connect-PortSip");

        Assert.Equal(0.4, _session.Single<double>("$pbx.CallsPerMinute"));
        // 240 calls in ten hours on average.
        Assert.InRange(_session.Get("Get-PortSipCdr").Count, 150, 350);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("6001")]
    [InlineData("-0.1")]
    [InlineData("([double]::NaN)")]
    [InlineData("([double]::PositiveInfinity)")]
    [InlineData("''")]
    public void A_rate_that_is_not_from_0_to_6000_is_refused(string rate) =>
        Assert.StartsWith("ParameterArgument", _session.Run($"Start-PortSipSimulator -CallsPerMinute {rate}").ErrorId, StringComparison.Ordinal);
}
