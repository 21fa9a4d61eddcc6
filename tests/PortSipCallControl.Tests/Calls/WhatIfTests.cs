namespace PortSipCallControl.Tests.Calls;

/// <summary>-WhatIf and -Confirm of what changes state.</summary>
public sealed class WhatIfTests
{
    public static TheoryData<string, string> Commands => new()
    {
        { "New-PortSipCall 1001 1002", "Place the call from 1001 to 1002 (POST /sessions)" },
        { "Suspend-PortSipCall 4711 1001", "Hold the call 4711 of 1001 (POST /sessions/4711/hold)" },
        { "Suspend-PortSipCall -Latest 1001", "Hold the last call of 1001 (POST /sessions/1/hold)" },
        { "Resume-PortSipCall 4711 1001", "Resume the call 4711 of 1001 (POST /sessions/4711/unhold)" },
        { "Resume-PortSipCall -Latest 1001", "Resume the last call of 1001 (POST /sessions/1/unhold)" },
        { "Invoke-PortSipTransfer 4711 1001 1003", "Transfer the call 4711 of 1001 to 1003 (POST /sessions/4711/refer)" },
        { "Invoke-PortSipTransfer -Latest 1001 1003", "Transfer the last call of 1001 to 1003 (POST /sessions/1/refer)" },
        { "Invoke-PortSipTransfer -Attended 1001 -Session1 4711 -ReferTo2 1003", "Join the parties of two calls of 1001: 4711 and 1003 (POST /sessions/1/attended_refer)" },
        { "Stop-PortSipCall 4711", "Hang up the call 4711 (POST /sessions/4711/destroy)" },
        { "Disconnect-PortSip", "Sign out" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void WhatIf_says_what_would_be_asked_of_which_server_and_sends_nothing(string command, string words)
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run($"{command} -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Contains(words, result.HostText);
        Assert.Contains($"on target \"{pbx.Single<string>("$simulator.Server")}\"", result.HostText);
        Assert.Empty(pbx.Requests);
        Assert.True(pbx.Single<bool>("$connection.IsConnected"));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void WhatIf_works_without_a_connection(string command, string words)
    {
        using var session = new PowerShellSession();

        var result = session.Run($"{command} -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Contains(words, result.HostText);
        Assert.Contains("the PBX (not connected)", result.HostText);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_no_to_Confirm_sends_nothing(string command, string words)
    {
        using var pbx = new SimulatedSession();
        pbx.Session.Answer = "No";

        var result = pbx.Run($"{command} -Confirm");

        Assert.Empty(result.Errors);
        Assert.Contains(words, result.HostText);
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_yes_to_Confirm_and_Confirm_false_under_a_low_preference_send_one_request(string command, string words)
    {
        using var pbx = new SimulatedSession();
        pbx.Session.Answer = "Yes";

        Assert.Contains(words, pbx.Run($"{command} -Confirm -ErrorAction Ignore").HostText);
        pbx.Run($"$ConfirmPreference = 'Low'; {command} -Confirm:$false -ErrorAction Ignore");

        Assert.Equal(command == "Disconnect-PortSip" ? 1 : 2, pbx.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_preference_variables_do_the_same(string command, string words)
    {
        using var pbx = new SimulatedSession();
        pbx.Session.Answer = "No";

        var whatIf = pbx.Run($"& {{ $WhatIfPreference = $true; {command} }}");
        var confirm = pbx.Run($"& {{ $ConfirmPreference = 'Low'; {command} }}");

        Assert.Contains(words, whatIf.HostText);
        Assert.Contains(words, confirm.HostText);
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Verbose_says_what_is_asked(string command, string words)
    {
        using var pbx = new SimulatedSession();

        Assert.Contains(words, pbx.Run($"{command} -Verbose -ErrorAction Ignore").AllText());
        Assert.NotEmpty(pbx.Requests);
    }

    [Fact]
    public void WhatIf_of_many_says_each_one()
    {
        using var pbx = new SimulatedSession();

        var text = pbx.Run("Stop-PortSipCall -Id 4711, 4712 -WhatIf; 4713 | Stop-PortSipCall -WhatIf; 1001..1003 | ForEach-Object { [pscustomobject]@{ Caller = $_; Callee = 1002 } } | New-PortSipCall -WhatIf").HostText;

        Assert.All(["4711", "4712", "4713", "the call from 1001", "the call from 1002", "the call from 1003"], words => Assert.Contains(words, text));
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void WhatIf_of_Connect_names_server_and_user_and_not_the_password_and_signs_nobody_in()
    {
        using var session = new PowerShellSession();

        var result = session.Run("$simulator = Start-PortSipSimulator; $simulator | Connect-PortSip -WhatIf; Get-PortSipConnection");

        Assert.Empty(result.Output);
        Assert.Contains("Sign in as admin", result.HostText);
        Assert.Contains(session.Single<string>("$simulator.Server"), result.HostText);
        Assert.DoesNotContain("Passw0rd!", result.AllText());
        Assert.Empty(session.Get("Get-PortSipSimulatorRequest"));
    }

    [Theory]
    [InlineData("Start-PortSipSimulator", "Start a simulated PBX on a free loopback port")]
    [InlineData("Stop-PortSipSimulator", "Stop the simulated PBX")]
    [InlineData("Step-PortSipSimulator 60", "Move the simulated PBX's time forward by 00:01:00")]
    [InlineData("Set-PortSipSimulatorRule 1002 Busy", "Script the telephone of 1002: Busy")]
    [InlineData("Set-PortSipSimulatorRule -Fault Status", "Make Any fail: Status")]
    [InlineData("Set-PortSipSimulatorRule -Trunk main -State Down", "Set the trunk main to Down")]
    [InlineData("Set-PortSipSimulatorRule -ExpireToken Access", "Expire tokens: Access")]
    [InlineData("Set-PortSipSimulatorRule -Clear", "Remove all rules")]
    public void WhatIf_of_the_simulator_s_commands_changes_nothing(string command, string words)
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run($"{command} -WhatIf");

        Assert.Empty(result.Output);
        Assert.Contains(words, result.HostText);
        Assert.Equal(["Answered"], pbx.Get("$null = New-PortSipCall 1001 1002; Get-PortSipCall | ForEach-Object { 'Answered' }").Select(o => o.ToString()));
    }
}
