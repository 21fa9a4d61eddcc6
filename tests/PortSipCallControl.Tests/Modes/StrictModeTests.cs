namespace PortSipCallControl.Tests.Modes;

/// <summary>Scripts that take no chances: strict mode, and errors that stop.</summary>
public sealed class StrictModeTests : IDisposable
{
    private const string Strict = "Set-StrictMode -Version Latest; $ErrorActionPreference = 'Stop'\n";

    private readonly SimulatedSession _pbx = new("-RecordCalls -FrozenClock");

    public void Dispose() => _pbx.Dispose();

    [Fact]
    public void A_failure_stops_the_script_and_is_caught_by_its_id() => Assert.Equal(
        "CallNotFound",
        _pbx.Single<string>(Strict + "try { Stop-PortSipCall 884757570370146304; 'went on' } catch { $_.FullyQualifiedErrorId.Split(',')[0] }"));

    [Fact]
    public void What_was_caught_names_the_item_and_says_what_to_do()
    {
        var lines = _pbx.Get(Strict + """
            $call = New-PortSipCall 1001 1002
            $call | Stop-PortSipCall
            try { $call | Stop-PortSipCall } catch { "$($_.TargetObject)"; $_.ErrorDetails.RecommendedAction; "$($_.Exception.Failure) $([int] $_.Exception.StatusCode)" }
            """);

        Assert.Contains("1001 → 1002", lines[0].ToString());
        Assert.Contains("Get-PortSipCall", lines[1].ToString());
        Assert.Equal("CallNotFound 404", lines[2].ToString());
    }

    [Fact]
    public void The_item_that_fails_stops_a_pipeline_only_where_errors_stop()
    {
        _pbx.Get("$first = New-PortSipCall 1001 1002; $last = New-PortSipCall 1003 1004");

        _pbx.Run("$first, '99', $last | Stop-PortSipCall -ThrottleLimit 1");

        Assert.Equal(0, _pbx.ActiveCalls);
    }

    // A property that isn't there is an error in strict mode; one that has no value is null.
    [Theory]
    [InlineData("New-PortSipCall 1001 1002", "Id Caller Callee State StartedAt TalkTime TalkSeconds Trunk UserData StatusCode StatusReason EndReason RingTime RingSeconds AnsweredBy ConnectionName")]
    [InlineData("New-PortSipCall 1001 1002 -WaitFor Answered", "Id Caller Callee State StartedAt TalkTime TalkSeconds Trunk UserData StatusCode StatusReason EndReason RingTime RingSeconds AnsweredBy ConnectionName")]
    [InlineData("$null = New-PortSipCall 1001 1002; Get-PortSipCall", "Id Caller Callee State StartedAt TalkTime TalkSeconds Trunk UserData StatusCode StatusReason EndReason RingTime RingSeconds AnsweredBy ConnectionName")]
    [InlineData("New-PortSipCall 1001 1002 | Stop-PortSipCall; Get-PortSipCdr", "Id Caller Callee Direction StartedAt RangAt AnsweredAt EndedAt TalkTime EndReason StatusCode Trunk UserData ConnectionName")]
    [InlineData("Get-PortSipAgent 8000", "ExtensionNumber DisplayName Status Reason SkillLevel QueueNumber QueueName")]
    public void Every_property_can_be_read(string script, string properties)
    {
        var reads = string.Join("; ", properties.Split(' ').Select(name => $"$null = $_.{name}"));

        _pbx.Get(Strict + $"{script} | ForEach-Object {{ {reads} }}");
    }
}
