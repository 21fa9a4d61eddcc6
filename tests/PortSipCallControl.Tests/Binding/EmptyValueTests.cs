using PortSip.Client;

namespace PortSipCallControl.Tests.Binding;

/// <summary>A value that is given and empty never widens: only what isn't given means "all" or "the default".</summary>
public sealed class EmptyValueTests
{
    [Theory]
    [InlineData("Get-PortSipCall -ExtensionNumber $user.Extension | Stop-PortSipCall")]
    [InlineData("Get-PortSipCall -ExtensionNumber @('1001', $null) | Stop-PortSipCall")]
    [InlineData("$calls = @{ ExtensionNumber = $null }; Get-PortSipCall @calls | Stop-PortSipCall")]
    [InlineData("Get-PortSipAgent 8000 | Get-PortSipCall -ErrorAction SilentlyContinue -ErrorVariable problem | Stop-PortSipCall; $problem")]
    [InlineData("[pscustomobject]@{ ExtensionNumber = '' } | Get-PortSipCall | Stop-PortSipCall")]
    [InlineData("[pscustomobject]@{ ExtensionNumber = ''; Connection = $connection } | Get-PortSipCall | Stop-PortSipCall")]
    [InlineData("$null | Get-PortSipCall | Stop-PortSipCall")]
    [InlineData("$null | Stop-PortSipCall")]
    [InlineData("Stop-PortSipCall $null")]
    public void An_empty_variable_hangs_nobody_up(string command)
    {
        using var pbx = new SimulatedSession();
        pbx.Get("$null = New-PortSipCall 1001 1002; $null = New-PortSipCall 1003 1004");

        Assert.NotEmpty(pbx.Run($"$user = @{{}}; {command}").Errors.Concat(pbx.Run("$problem").Errors).Concat(pbx.Run("$problem").Output.Select(o => (System.Management.Automation.ErrorRecord)o.BaseObject)));

        Assert.Equal(2, pbx.ActiveCalls);
    }

    [Theory]
    [InlineData("Get-PortSipRecording -Callee $null | Remove-PortSipRecording -Confirm:$false")]
    [InlineData("Get-PortSipRecording -Since $null | Remove-PortSipRecording -Confirm:$false")]
    [InlineData("Get-PortSipRecording -Since ' ' | Remove-PortSipRecording -Confirm:$false")]
    [InlineData("Get-PortSipRecording -Filter '' | Remove-PortSipRecording -Confirm:$false")]
    [InlineData("Get-PortSipRecording -First $null | Remove-PortSipRecording -Confirm:$false")]
    [InlineData("Get-PortSipRecording -Id $null | Remove-PortSipRecording -Confirm:$false")]
    [InlineData("$null | Get-PortSipRecording | Remove-PortSipRecording -Confirm:$false")]
    [InlineData("Get-PortSipAgent 8000 | Get-PortSipRecording | Remove-PortSipRecording -Confirm:$false")]
    [InlineData("Remove-PortSipRecording @('') -Confirm:$false")]
    public void An_empty_variable_deletes_no_recording(string command)
    {
        using var pbx = new SimulatedSession();

        Assert.NotEmpty(pbx.Run(command).Errors);

        Assert.DoesNotContain(pbx.Requests, r => r.Contains("recordings", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Set-PortSipAgent -Self -Queue $null -Status LoggedOut")]
    [InlineData("[pscustomobject]@{ QueueNumber = '' } | Set-PortSipAgent -Self -Status LoggedOut")]
    [InlineData("[pscustomobject]@{ Connection = $connection } | Set-PortSipAgent -Self -Status LoggedOut")]
    public void An_empty_queue_isn_t_all_queues(string command)
    {
        using var pbx = new SimulatedSession();

        Assert.NotEmpty(pbx.Run(command).Errors);

        Assert.DoesNotContain(pbx.Requests, r => r.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void Piped_queues_are_those_in_which_the_own_status_is_set()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run("Get-PortSipQueue 8000 | Set-PortSipAgent -Self -Status Ready -WhatIf");

        Assert.Contains("Set your status in the queue 8000 to Ready", result.HostText);
    }

    [Fact]
    public void The_error_says_that_it_is_empty_and_what_must_be_given()
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run("Get-PortSipCdr -Caller ''").Error;

        Assert.Equal("ValidationFailed,PortSipCallControl.GetPortSipCdrCommand", error.FullyQualifiedErrorId);
        Assert.Equal("-Caller is empty. Specify a number, or omit the parameter.", error.ErrorDetails.Message);
        Assert.True(Assert.IsType<PortSipException>(error.Exception).IsSafeToRetry);
    }

    [Fact]
    public void One_empty_row_affects_only_itself()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run("""
            [pscustomobject]@{ QueueNumber = '8000' }, [pscustomobject]@{ QueueNumber = $null }, [pscustomobject]@{ QueueNumber = '8000' } | Get-PortSipQueueCaller
            """);

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Equal(2, pbx.Requests.Count(r => r.EndsWith("/waiting", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_an_earlier_row_left_empty_is_not_empty_in_the_next()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run("""
            [pscustomobject]@{ Caller = '1001'; Callee = '' }, [pscustomobject]@{ Caller = '1001'; Callee = '1002'; Trunk = [DBNull]::Value }, [pscustomobject]@{ Caller = '1001'; Callee = '1003' } | New-PortSipCall
            """);

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Equal(["1002", "1003"], result.Objects<PortSipCall>().Select(c => c.Callee));
    }

    [Theory]
    [InlineData("New-PortSipCall 1001 1002 -Connection $null")]
    [InlineData("New-PortSipCall 1001 1002 -Connection ''")]
    [InlineData("Get-PortSipCall -Connection $none")]
    [InlineData("$arguments = @{ Connection = $null }; Stop-PortSipCall 4711 @arguments")]
    [InlineData("Disconnect-PortSip $null")]
    [InlineData("Disconnect-PortSip -Connection ' '")]
    [InlineData("$null | Disconnect-PortSip")]
    [InlineData("'' | Disconnect-PortSip")]
    [InlineData("Get-PortSipConnection -Name ''")]
    [InlineData("Get-PortSipConnection $none")]
    public void An_empty_connection_isn_t_the_default_one(string command)
    {
        using var pbx = new SimulatedSession();

        Assert.Equal("ValidationFailed", pbx.Run(command).ErrorId);

        Assert.Empty(pbx.Requests);
        Assert.Single(pbx.Get("Get-PortSipConnection -Default"));
    }

    [Fact]
    public void A_column_that_is_not_a_connection_is_an_error_and_not_the_default_one()
    {
        using var pbx = new SimulatedSession();

        Assert.Contains("not a [Int32]", pbx.Run("[pscustomobject]@{ Caller = '1001'; Callee = '1002'; Connection = 5 } | New-PortSipCall").Error.ToString());
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("New-PortSipCall 1001 1002 -Trunk $null -RewriteFrom '' -UserData ([DBNull]::Value) -AdditionalHeader $null -HeaderDirection ''")]
    [InlineData("[pscustomobject]@{ Caller = '1001'; Callee = '1002'; NoSdp = [DBNull]::Value; Trunk = [DBNull]::Value; RewriteFrom = [DBNull]::Value; UserData = [DBNull]::Value; AdditionalHeader = [DBNull]::Value; TargetExtensionNumber = [DBNull]::Value; Connection = [DBNull]::Value } | New-PortSipCall")]
    public void An_optional_value_of_an_action_that_is_empty_is_absent(string command)
    {
        using var pbx = new SimulatedSession();

        pbx.Get(command);

        Assert.Equal(["""POST /api/sessions {"caller":"1001","callee":"1002","send_sdp":true}"""], pbx.Requests);
    }

    [Theory]
    [InlineData("Connect-PortSip $simulator.Server $simulator.Credential $simulator.Domain -CertificateThumbprint $null")]
    [InlineData("Connect-PortSip $simulator.Server $simulator.Credential $simulator.Domain -Proxy ''")]
    [InlineData("Connect-PortSip $simulator.Server $simulator.Credential $simulator.Domain -EventUri $null")]
    [InlineData("Connect-PortSip $simulator.Server $simulator.Credential $simulator.Domain -RequestsPerMinute ''")]
    [InlineData("Connect-PortSip '' $simulator.Credential $simulator.Domain")]
    public void An_empty_setting_of_a_connection_isn_t_the_looser_default(string command)
    {
        using var pbx = new SimulatedSession();

        Assert.Single(pbx.Run(command).Errors);
        Assert.Empty(pbx.Requests);
        Assert.Single(pbx.Get("Get-PortSipConnection"));
    }

    [Theory]
    [InlineData("$calls = @(); $calls | Get-PortSipCall")]
    [InlineData("@() | Stop-PortSipCall")]
    [InlineData("@() | Get-PortSipRecording | Remove-PortSipRecording -Confirm:$false")]
    [InlineData("@() | Disconnect-PortSip")]
    [InlineData("@() | Get-PortSipAgent")]
    [InlineData("@() | Set-PortSipAgent -Self -Status LoggedOut")]
    public void An_empty_pipeline_does_nothing(string command)
    {
        using var pbx = new SimulatedSession();

        Assert.Empty(pbx.Get(command));
        Assert.Empty(pbx.Requests);
    }
}
