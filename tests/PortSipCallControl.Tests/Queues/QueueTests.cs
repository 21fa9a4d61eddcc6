using PortSip.Client;

namespace PortSipCallControl.Tests.Queues;

public sealed class QueueTests
{
    [Theory]
    [InlineData("Get-PortSipQueue")]
    [InlineData("Get-PortSipQueue 8000")]
    [InlineData("Get-PortSipQueue -Name sup*")]
    [InlineData("(Get-PortSipQueue).Id | Get-PortSipQueue")]
    public void A_queue_is_found_by_number_name_and_id_with_its_status(string command)
    {
        using var test = new SimulatedSession();

        var queue = test.Single<PortSipQueue>(command);

        Assert.Equal(("8000", "Support", "Online"), (queue.QueueNumber, queue.Name, queue.Status));
    }

    [Fact]
    public void A_queue_that_there_isnt_is_NotFound()
    {
        using var test = new SimulatedSession();

        Assert.Equal("NotFound", test.Run("Get-PortSipQueue 9999").ErrorId);
        Assert.Equal("NotFound", test.Run("Get-PortSipAgent -Queue 9999").ErrorId);
    }

    [Theory]
    [InlineData("Get-PortSipQueue 8000, 9999, 8100", 2)]
    [InlineData("Get-PortSipQueueCaller 8000, 9999, 8100", 0)]
    [InlineData("Get-PortSipAgent 8000, 9999, 8100", 6)]
    public void One_queue_that_there_isnt_is_an_error_of_its_own_and_the_rest_come(string command, int found)
    {
        using var test = new SimulatedSession("-QueueNumber 8000, 8100");

        var result = test.Run(command);

        Assert.Equal("NotFound", result.ErrorId);
        Assert.Equal("9999", result.Error.TargetObject);
        Assert.Equal(found, result.Output.Count);
    }

    [Fact]
    public void Setting_your_status_as_an_agent_of_no_queue_is_an_error()
    {
        using var test = new SimulatedSession();

        Assert.Equal("The signed-in user isn't an agent of any queue.", test.Run("Set-PortSipAgent -Self -Status Ready").Error.ErrorDetails.Message);
    }

    [Fact]
    public void Who_waits_is_seen_with_the_time()
    {
        using var test = new SimulatedSession("-FrozenClock");

        var caller = test.Single<PortSipQueueCaller>("""
            $null = New-PortSipCall 1002 8000
            Step-PortSipSimulator 75
            Get-PortSipQueue | Get-PortSipQueueCaller
            """);

        Assert.Equal(("1002", "8000", TimeSpan.FromSeconds(75)), (caller.Caller, caller.QueueNumber, caller.WaitTime));
    }

    [Fact]
    public void Agents_who_are_not_ready_are_made_ready_by_the_pipe_and_one_gets_the_call()
    {
        using var test = new SimulatedSession();

        test.Get("""
            $null = New-PortSipCall 1002 8000
            Get-PortSipAgent -Queue 8000 | Where-Object Status -eq NotReady | Set-PortSipAgent -Status Ready
            """);

        // Several are set at once: whichever is ready first is called.
        var agents = test.Get("Get-PortSipAgent -Queue 8000").Select(o => (PortSipAgent)o.BaseObject).ToList();
        Assert.Equal(["QueueCall", "Ready", "Ready"], agents.Select(a => a.Status).Order());
        Assert.Equal(agents.Single(a => a.Status == "QueueCall").ExtensionNumber, test.Single<PortSipCall>("Get-PortSipCall").Callee);
    }

    [Fact]
    public void A_queue_is_listed_once_however_many_agents_are_set()
    {
        using var test = new SimulatedSession();

        test.Get("1008, 1009, 1010 | ForEach-Object { Set-PortSipAgent 8000 $_ -Status Ready }");

        Assert.Single(test.Requests, r => r.StartsWith("GET /api/call_queues", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_set_agents_and_nonsense_is_an_error_of_its_row()
    {
        using var test = new SimulatedSession();

        var result = test.Run("""
            [pscustomobject]@{ Queue = '8000'; ExtensionNumber = '1008'; Status = 'READY' },
            [pscustomobject]@{ Queue = '8000'; ExtensionNumber = '1009'; Status = 'Dancing' },
            [pscustomobject]@{ Queue = '8000'; ExtensionNumber = '1010'; Status = 'LOGGED_OUT' } | Set-PortSipAgent -PassThru
            """);

        Assert.Equal(["1008 in 8000: Ready", "1010 in 8000: LoggedOut"], result.Output.Select(o => o.ToString()));
        Assert.Single(result.Errors);
    }

    [Fact]
    public void The_signed_in_user_is_an_agent_of_its_own_queues()
    {
        using var session = new PowerShellSession();

        var agent = session.Single<PortSipAgent>("""
            $simulator = Start-PortSipSimulator -ExtensionNumber 1001, 1002, 1003
            $null = $simulator | Connect-PortSip -Credential ([pscredential]::new('user1001', [Net.NetworkCredential]::new('', 'Passw0rd!').SecurePassword))
            Set-PortSipAgent -Self -Status NotReady -Reason 'dentist' -PassThru
            """);

        Assert.Equal(("1001", "8000", "NotReady", "dentist"), (agent.ExtensionNumber, agent.QueueNumber, agent.Status, agent.Reason));
        Assert.Equal("Support", session.Single<PortSipQueue>("Get-PortSipQueue -Self").Name);
        Assert.Equal("1001", session.Single<PortSipAgent>("Get-PortSipAgent -Self").ExtensionNumber);
        Assert.Equal("NotFound", session.Run("Set-PortSipAgent -Self 9999 -Status Ready").ErrorId);
    }

    [Fact]
    public void A_waiting_caller_is_picked_up_by_the_pipe()
    {
        using var session = new PowerShellSession();

        var result = session.Get("""
            $simulator = Start-PortSipSimulator -ExtensionNumber 1001, 1002, 1003
            $admin = $simulator | Connect-PortSip
            $call = New-PortSipCall 1003 8000
            $null = $simulator | Connect-PortSip -Credential ([pscredential]::new('user1001', [Net.NetworkCredential]::new('', 'Passw0rd!').SecurePassword))
            Get-PortSipQueueCaller 8000 | Receive-PortSipQueueCall -PassThru
            Get-PortSipCall $call.Id -Connection $admin
            Get-PortSipQueueCaller 8000
            """).Select(o => (PortSipCall)o.BaseObject).ToList();

        Assert.Equal(result[0].Id, result[1].Id);
        Assert.Equal("1001", result[1].Callee);
        Assert.Equal(2, result.Count);
        Assert.Equal("CallNotFound", session.Run("Receive-PortSipQueueCall 8000 $call.Id").ErrorId);
    }

    [Fact]
    public void Presence_is_set()
    {
        using var test = new SimulatedSession();

        test.Get("Set-PortSipPresence DO_NOT_DISTURB 'in a meeting'");

        Assert.Equal(["""POST /api/user/presence {"presence":"DO_NOT_DISTURB","presence_note":"in a meeting"}"""], test.Requests);
    }

    [Theory]
    [InlineData("Set-PortSipAgent 8000 1008 -Status Ready")]
    [InlineData("Set-PortSipAgent -Self -Status Ready")]
    [InlineData("Receive-PortSipQueueCall 8000 884")]
    [InlineData("Set-PortSipPresence Away")]
    public void WhatIf_sends_nothing(string command)
    {
        using var test = new SimulatedSession();

        test.Get($"{command} -WhatIf");

        Assert.Empty(test.Requests);
    }
}
