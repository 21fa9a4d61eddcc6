using PortSip.Client;
using PortSipCallControl.Tests.Cultures;
using PortSipCallControl.Tests.Records;

namespace PortSipCallControl.Tests.Binding;

/// <summary>Wildcards in what lists and events are filtered by; feature codes stand for themselves.</summary>
public sealed class WildcardTests
{
    [Theory]
    [InlineData("10*", "1001", true)]
    [InlineData("10*", "2001", false)]
    [InlineData("100?", "1001", true)]
    [InlineData("100?", "10010", false)]
    [InlineData("100[12]", "1002", true)]
    [InlineData("100[1-3]", "1004", false)]
    [InlineData("*", "1001", true)]
    // A feature code.
    [InlineData("*78", "1078", false)]
    [InlineData("*78", "*78", true)]
    [InlineData("#31*", "#31*", true)]
    [InlineData("#31*", "#311001", false)]
    [InlineData("**", "1001", false)]
    // The end of a number, and patterns of feature codes.
    [InlineData("?*78", "1078", true)]
    [InlineData("?*78", "1079", false)]
    [InlineData("[*]7?", "*78", true)]
    [InlineData("[*]7?", "178", false)]
    [InlineData("[#]31*", "#311001", true)]
    [InlineData("10`*", "10*", true)]
    [InlineData("10`*", "1001", false)]
    [InlineData("anon*", "Anonymous", true)]
    [InlineData("10*", "\"Ann\" <sip:1001@test.io>", true)]
    [InlineData("1001", "sip:1001@test.io", true)]
    public void A_number_matches(string given, string party, bool isMatch) =>
        Assert.Equal(isMatch, NumberPatterns.Of("Caller", [given]).Match(party));

    [Theory]
    [InlineData("-Caller 10*", "startswith(caller,'10')")]
    [InlineData("-Callee '100[12]', 2001", "(callee eq '2001' or startswith(callee,'100'))")]
    [InlineData("-Caller '?*78'", null)]
    [InlineData("-Caller *", null)]
    [InlineData("-Caller '*78'", "caller eq '*78'")]
    public async Task The_PBX_is_asked_for_what_it_can_compare(string parameters, string? filter)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        pbx.Session.Get($"Get-PortSipCdr {parameters}");

        var query = Uri.UnescapeDataString(pbx.Requests[^1].PathAndQuery);
        Assert.Equal(filter, query.Contains("filter=", StringComparison.Ordinal) ? query.Split("filter=")[1].Split('&')[0] : null);
    }

    [Theory]
    [InlineData("Get-PortSipCdr -Caller 100? -Callee 10*", 2)]
    [InlineData("Get-PortSipCdr -Caller ?*3", 1)]
    [InlineData("Get-PortSipCallLog -Callee '100[4-9]'", 1)]
    [InlineData("Get-PortSipRecording -Caller 2*", 0)]
    public void Records_are_found_by_patterns(string script, int count)
    {
        using var test = new RecordingSession();

        Assert.Equal(count, test.Session.Get($"$null = Invoke-Call 1001 1002 1; $null = Invoke-Call 1003 1004 1; {script}").Count);
    }

    [Fact]
    public void Calls_are_found_by_patterns()
    {
        using var pbx = new SimulatedSession();

        var calls = pbx.Get("$null = New-PortSipCall 1001 1002; $null = New-PortSipCall 1003 1004; (Get-PortSipCall -ExtensionNumber '100[34]').Caller; @(Get-PortSipCall -ExtensionNumber 100?).Count");

        Assert.Equal(["1003", "2"], calls.Select(c => c.ToString()));
    }

    [Theory]
    [InlineData("(Get-PortSipQueue 81*).QueueNumber", "8100")]
    [InlineData("(Get-PortSipAgent 8?00 1008 -WarningAction Ignore).QueueNumber -join ' '", "8000 8100")]
    [InlineData("(Get-PortSipAgent 8000 -ExtensionNumber '100[89]').ExtensionNumber -join ' '", "1008 1009")]
    [InlineData("$null = New-PortSipCall 1001 8100; (Get-PortSipQueueCaller 8*).Caller", "1001")]
    [InlineData("@(Get-PortSipQueue 9*).Count", "0")]
    public void Queues_and_agents_are_found_by_patterns(string script, string found)
    {
        using var pbx = new SimulatedSession("-QueueNumber 8000, 8100");

        Assert.Equal(found, Assert.Single(pbx.Get(script)).ToString());
    }

    [Theory]
    [InlineData("Get-PortSipQueue 8001", "Did you mean 8000?")]
    [InlineData("Get-PortSipQueue -Name 'queue 8001'", "Did you mean Queue 8100?")]
    [InlineData("Get-PortSipMonitorGroup supervisor", "There is no monitor group 'supervisor'")]
    public void An_unknown_name_is_an_error_that_suggests_similar_names(string script, string near)
    {
        using var pbx = new SimulatedSession("-QueueNumber 8000, 8100");

        var result = pbx.Run(script);

        Assert.Equal("NotFound", result.ErrorId);
        Assert.Contains(near, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-PortSipQueue -Name sales*")]
    [InlineData("Get-PortSipMonitorGroup sales*")]
    public void A_pattern_that_matches_nothing_isn_t_an_error(string script)
    {
        using var pbx = new SimulatedSession();

        Assert.Empty(pbx.Get(script));
    }

    [Theory]
    [InlineData("callcdr", "call_cdr", true)]
    [InlineData("cdr_call", "call_cdr", true)]
    [InlineData("Salse", "Sales", true)]
    [InlineData("sales", "Support", false)]
    public void Names_are_alike(string wanted, string name, bool areAlike) =>
        Assert.Equal(areAlike ? $"Did you mean {name}?" : $"Existing: {name}.", NearNames.Sentence(wanted, [name]));
}
