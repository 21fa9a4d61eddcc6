using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

/// <summary>What people type first works, and a value in the wrong position is refused with what it is.</summary>
public sealed class NaturalWordTests
{
    [Theory]
    [InlineData("Suspend-PortSipCall $call", """hold {"extension_number":"1001"}""")]
    [InlineData("Suspend-PortSipCall $call 1002", """hold {"extension_number":"1002"}""")]
    [InlineData("Suspend-PortSipCall @($call)", """hold {"extension_number":"1001"}""")]
    [InlineData("$call | Suspend-PortSipCall 1002", """hold {"extension_number":"1002"}""")]
    [InlineData("$call | Resume-PortSipCall -ExtensionNumber 1002", """unhold {"extension_number":"1002"}""")]
    [InlineData("Resume-PortSipCall $call", """unhold {"extension_number":"1001"}""")]
    [InlineData("Resume-PortSipCall $call.Id 1001", """unhold {"extension_number":"1001"}""")]
    [InlineData("$call | Invoke-PortSipTransfer 1004", """refer {"extension_number":"1001","refer_to":"1004"}""")]
    [InlineData("$call | Invoke-PortSipTransfer 1002 1004", """refer {"extension_number":"1002","refer_to":"1004"}""")]
    [InlineData("$call | Invoke-PortSipTransfer 1004 -ExtensionNumber 1002", """refer {"extension_number":"1002","refer_to":"1004"}""")]
    [InlineData("$call | Invoke-PortSipTransfer -ExtensionNumber 1002 1004", """refer {"extension_number":"1002","refer_to":"1004"}""")]
    [InlineData("$call | Invoke-PortSipTransfer '+33 1 87 69 10 00'", """refer {"extension_number":"1001","refer_to":"+33187691000"}""")]
    [InlineData("$call | Invoke-PortSipTransfer 0033187691", """refer {"extension_number":"1001","refer_to":"0033187691"}""")]
    [InlineData("$call.Id | Invoke-PortSipTransfer 1001 1004", """refer {"extension_number":"1001","refer_to":"1004"}""")]
    [InlineData("Invoke-PortSipTransfer $call 1004", """refer {"extension_number":"1001","refer_to":"1004"}""")]
    [InlineData("Invoke-PortSipTransfer $call 1002 1004", """refer {"extension_number":"1002","refer_to":"1004"}""")]
    [InlineData("Invoke-PortSipTransfer $call -ReferTo 1004", """refer {"extension_number":"1001","refer_to":"1004"}""")]
    [InlineData("Invoke-PortSipTransfer $call.Id 1001 1004", """refer {"extension_number":"1001","refer_to":"1004"}""")]
    [InlineData("$call | Move-PortSipCall 1005 -FeatureCode *68", """refer {"extension_number":"1001","refer_to":"*681005"}""")]
    [InlineData("Move-PortSipCall $call 1005 -FeatureCode *68", """refer {"extension_number":"1001","refer_to":"*681005"}""")]
    [InlineData("Stop-PortSipCall $call", "destroy")]
    public void A_call_in_the_first_position_or_in_the_pipe_supplies_its_id_and_number(string command, string request)
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run($"$call = New-PortSipCall 1001 1002; {command} -ErrorAction SilentlyContinue");

        Assert.Empty(result.Errors.Where(e => e.FullyQualifiedErrorId.StartsWith("ValidationFailed", StringComparison.Ordinal) && pbx.Requests.Count < 2).Select(e => e.ToString()));
        Assert.Equal($"POST /api/sessions/{pbx.Single<string>("$call.Id")}/{request}", pbx.Requests[1]);
    }

    public static TheoryData<string> Identities =>
    [
        "$call",
        "$call.Id",
        "([long]$call.Id)",
        "([bigint]::Parse($call.Id))",
        "@{ Id = $call.Id }",
        "([ordered]@{ Id = $call.Id; Caller = '1001' })",
        "([pscustomobject]@{ Id = $call.Id })",
        "($call | ConvertTo-Json | ConvertFrom-Json)",
        "($call | ConvertTo-Json | ConvertFrom-Json -AsHashtable)",
        "($call | ConvertTo-Csv | ConvertFrom-Csv)",
        "([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($call)))",
    ];

    [Theory]
    [MemberData(nameof(Identities))]
    public void A_call_is_found_by_anything_that_identifies_it_typed_or_piped(string identity)
    {
        using var pbx = new SimulatedSession();

        pbx.Get($"$call = New-PortSipCall 1001 1002; $null = Get-PortSipCall {identity}; $null = {identity} | Get-PortSipCall; Stop-PortSipCall {identity}");

        Assert.Equal(0, pbx.ActiveCalls);
        Assert.Equal(2, pbx.Requests.Count(r => r.StartsWith("GET /api/sessions/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Digits_that_PowerShell_reads_as_a_decimal_since_they_fit_no_long_are_an_id()
    {
        using var pbx = new SimulatedSession();

        pbx.Run("Stop-PortSipCall 12345678901234567890; 12345678901234567891 | Stop-PortSipCall; $id = 12345678901234567892; Stop-PortSipCall $id");

        Assert.Equal(["12345678901234567890", "12345678901234567891", "12345678901234567892"], pbx.Requests.Select(r => r.Split('/')[3]));
    }

    [Fact]
    public void A_caller_who_waits_in_a_queue_and_an_event_of_a_call_name_the_call()
    {
        using var pbx = new SimulatedSession("-QueueNumber 8000");

        pbx.Get("$null = New-PortSipCall 1002 8000; Get-PortSipQueueCaller 8000 | Stop-PortSipCall");
        pbx.Get("$call = New-PortSipCall 1001 1002; Stop-PortSipCall $record", ("record", new PortSipCallEvent { SessionId = pbx.Single<string>("(New-PortSipCall 1003 1004).Id") }));

        Assert.Equal("1001", pbx.Single<PortSipCall>("Get-PortSipCall").Caller);
    }

    [Theory]
    [InlineData("Get-PortSipQueue 8000 | Stop-PortSipCall", "is a [PortSipQueue], not a call")]
    [InlineData("Stop-PortSipCall (Get-PortSipQueue 8000)", "is a [PortSipQueue], not a call")]
    [InlineData("Suspend-PortSipCall 1001 884757570370146304", "-ExtensionNumber: 884757570370146304 is a call id, not a number")]
    [InlineData("Invoke-PortSipTransfer 884757570370146304 1001 884757570370146305", "-ReferTo: 884757570370146305 is a call id, not a number")]
    [InlineData("New-PortSipCall 1001 884757570370146304", "-Callee: 884757570370146304 is a call id, not a number")]
    [InlineData("Set-PortSipAgent 8000 884757570370146304 Ready", "-ExtensionNumber: 884757570370146304 is a call id, not a number")]
    [InlineData("Suspend-PortSipCall 1001 $call", "1001 → 1002' is a call, not a number")]
    [InlineData("New-PortSipCall $call 1002", "1001 → 1002' is a call, not a number")]
    [InlineData("Suspend-PortSipCall 1001", "1001 looks like a number, not like a session id. Suspend-PortSipCall needs a call or its id first")]
    [InlineData("Invoke-PortSipTransfer 1001 1004", "1001 looks like a number, not like a session id")]
    [InlineData("Move-PortSipCall 1001 1005", "1001 looks like a number, not like a session id")]
    [InlineData("Suspend-PortSipCall $call.Id", "doesn't supply the number of a party")]
    [InlineData("Invoke-PortSipTransfer $call.Id 1004", "-ReferTo is missing")]
    [InlineData("Invoke-PortSipTransfer $call -ExtensionNumber 1002", "-ReferTo is missing")]
    [InlineData("$call | Invoke-PortSipTransfer", "-ReferTo is missing")]
    [InlineData("$call | Invoke-PortSipTransfer -Id 1004", "The calls are piped in, and '1004' was read as the id of another call")]
    [InlineData("$call | Suspend-PortSipCall 1001 1002", "The calls are piped in, and '1001' was read as the id of another call")]
    [InlineData("$call | Suspend-PortSipCall 884757570370146304", "-ExtensionNumber: 884757570370146304 is a call id, not a number")]
    [InlineData("$call | Invoke-PortSipTransfer 884757570370146304", "-ReferTo: 884757570370146304 is a call id, not a number")]
    [InlineData("Set-PortSipAgent 8000 Ready 1008", "Ready is a value of -Status, not a number")]
    [InlineData("Set-PortSipAgent 8000 Ready", "Ready is a value of -Status, not a number")]
    [InlineData("Set-PortSipAgent 8000 1008 Dancing", "'Dancing' isn't one of Ready, NotReady")]
    [InlineData("Start-PortSipMonitor Listen 1001 1008", "Listen is a value of -Mode, not a number")]
    [InlineData("Start-PortSipMonitor 1001 1008 Sing", "'Sing' isn't one of Listen")]
    public void A_value_in_the_wrong_position_is_refused_with_what_it_is(string command, string words)
    {
        using var pbx = new SimulatedSession();
        pbx.Get("$call = New-PortSipCall 1001 1002; $queue = Get-PortSipQueue 8000; $null = Get-PortSipSimulatorRequest -Clear");

        var result = pbx.Run(command);

        Assert.Contains(words, $"{result.Error.Exception.Message} {result.Error.ErrorDetails?.Message}", StringComparison.Ordinal);
        Assert.DoesNotContain(pbx.Requests, r => r.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Set-PortSipAgent 8000 8000 Ready", "-ExtensionNumber")]
    [InlineData("Start-PortSipMonitor 1001 8000 Listen", "-Agent")]
    [InlineData("Start-PortSipMonitor 8000 1008 Listen", "-Supervisor")]
    [InlineData("Receive-PortSipCall 1001 8000", "-From")]
    [InlineData("Add-PortSipMonitorGroupMember Support 8000", "-ExtensionNumber")]
    public void A_queue_that_is_known_already_is_not_an_extension(string command, string parameter)
    {
        using var pbx = new SimulatedSession();
        pbx.Get("$null = Get-PortSipQueue; $null = Get-PortSipSimulatorRequest -Clear");

        var result = pbx.Run(command);

        Assert.Equal($"{parameter}: 8000 is a queue, not an extension.", result.Error.ErrorDetails.Message);
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void An_agent_and_a_queue_that_were_swapped_are_answered_with_their_order()
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run("Set-PortSipAgent 1008 8000 Ready").Error;

        Assert.Equal("There is no queue with the number or id 1008. 8000 is a queue. Specify the queue first, and then the agent.", error.ErrorDetails.Message);
    }

    [Theory]
    [InlineData("Set-PortSipAgent 8000 1008 Ready", "1008 Ready")]
    [InlineData("Set-PortSipAgent 8000 1008,1009 Ready", "1008 Ready, 1009 Ready")]
    [InlineData("Set-PortSipAgent 8000 1008,1009 LOGGED_OUT", "1008 LoggedOut, 1009 LoggedOut")]
    [InlineData("Set-PortSipAgent (Get-PortSipQueue).Id 1008 Ready", "1008 Ready")]
    [InlineData("Get-PortSipAgent 8000 1008 | Set-PortSipAgent Ready", "1008 Ready")]
    [InlineData("Get-PortSipAgent 8000 | Set-PortSipAgent Ready", "1008 Ready, 1009 Ready, 1010 Ready")]
    [InlineData("Set-PortSipAgent -Queue 8000 -ExtensionNumber 1008 -Status Ready", "1008 Ready")]
    [InlineData("Set-PortSipAgent 8000 1008 -Status Ready", "1008 Ready")]
    public void Agents_are_set_in_the_words_in_which_people_say_it(string command, string agents)
    {
        using var pbx = new SimulatedSession();

        Assert.Equal(agents, string.Join(", ", pbx.Get($"{command} -PassThru").Select(o => (PortSipAgent)o.BaseObject).Select(a => $"{a.ExtensionNumber} {a.Status}")));
    }

    [Theory]
    [InlineData("Set-PortSipAgent -Self NotReady")]
    [InlineData("Set-PortSipAgent -Self NotReady 8000")]
    [InlineData("Set-PortSipAgent NotReady -Self")]
    [InlineData("Set-PortSipAgent -Self 8000 -Status NotReady")]
    [InlineData("Get-PortSipQueue -Self | Set-PortSipAgent -Self NotReady")]
    public void Oneself_is_set_with_the_status_first(string command)
    {
        using var session = new PowerShellSession();

        var agent = session.Single<PortSipAgent>($$"""
            $simulator = Start-PortSipSimulator -ExtensionNumber 1001, 1002, 1003
            $null = $simulator | Connect-PortSip -Credential ([pscredential]::new('user1001', [Net.NetworkCredential]::new('', 'Passw0rd!').SecurePassword))
            {{command}} -PassThru
            """);

        Assert.Equal(("1001", "8000", "NotReady"), (agent.ExtensionNumber, agent.QueueNumber, agent.Status));
    }

    [Theory]
    [InlineData("Start-PortSipMonitor 1001 1008 Listen")]
    [InlineData("Get-PortSipAgent 8000 1008 | Start-PortSipMonitor 1001 Listen")]
    public void An_agent_is_monitored_by_word_and_by_pipe(string command)
    {
        using var pbx = new SimulatedSession();

        Assert.Contains("from 1001 to *631008*1: Listen (1008)", pbx.Run($"{command} -WhatIf").HostText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Stop-PortSipCall $call")]
    [InlineData("Stop-PortSipCall $copy")]
    [InlineData("Suspend-PortSipCall $call; Get-PortSipCall $call | Stop-PortSipCall")]
    public void A_call_in_the_first_position_is_handled_on_its_own_connection(string command)
    {
        using var session = new PowerShellSession();

        session.Get($$"""
            $first = Start-PortSipSimulator
            $null = $first | Connect-PortSip -Name first
            $call = New-PortSipCall 1001 1002
            $copy = $call | ConvertTo-Json | ConvertFrom-Json
            $second = Start-PortSipSimulator
            $null = $second | Connect-PortSip -Name second
            {{command}}
            """);

        Assert.Equal(0, session.Single<int>("$first.ActiveCalls"));
        Assert.Equal("ValidationFailed", session.Run("Stop-PortSipCall @{ Id = '4711'; ConnectionName = 'third' }").ErrorId);
    }
}
