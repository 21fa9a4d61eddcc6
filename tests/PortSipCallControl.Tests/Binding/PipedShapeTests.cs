namespace PortSipCallControl.Tests.Binding;

/// <summary>What comes through the pipe in the wrong shape.</summary>
public sealed class PipedShapeTests
{
    [Theory]
    [InlineData("@{ Caller = '1001'; Callee = '1002' }", "A hashtable has no columns. Pipe it as an object: [pscustomobject]@{ Caller = '…'; Callee = '…' }")]
    [InlineData("[ordered]@{ Caller = '1001'; Callee = '1002' }", "A hashtable has no columns")]
    [InlineData("[pscustomobject]@{ From = '1001'; To = '1002' }", "An object with the columns Caller and Callee is expected; this one has From, To.")]
    [InlineData("[pscustomobject]@{ 'Caller;Callee' = '1001;1002' }", "this one has the single column 'Caller;Callee': read the file with Import-Csv -Delimiter")]
    [InlineData("[pscustomobject]@{ Caller = '1001' }", "Callee")]
    [InlineData("'1001,1002'", "An object with the columns Caller and Callee is expected")]
    [InlineData("1001", "not '1001'")]
    [InlineData("[version]'1.2'", "this one has Major, Minor")]
    [InlineData("$null", "The piped object is empty")]
    public void A_row_without_the_columns_of_a_call_is_refused_with_the_columns_it_needs(string input, string words)
    {
        using var pbx = new SimulatedSession();

        foreach (var command in new[] { "New-PortSipCall", "New-PortSipCall -WaitFor Answered", "New-PortSipCallUri -Credential $simulator.ExtensionCredential" })
            Assert.Contains(words, pbx.Run($"{input} | {command}").Error.ToString());
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void What_is_piped_where_both_parties_are_typed_has_to_bring_something()
    {
        using var pbx = new SimulatedSession();

        Assert.Equal(3, pbx.Run("1..3 | New-PortSipCall 1001 1002").Errors.Count);
        Assert.Empty(pbx.Requests);

        pbx.Get("[pscustomobject]@{ UserData = 'ticket 7' }, [pscustomobject]@{ UserData = 'ticket 8' } | New-PortSipCall 1001 1002");
        Assert.Equal(2, pbx.Requests.Count(r => r.Contains("ticket", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Get-PortSipCall")]
    [InlineData("Get-PortSipCdr")]
    [InlineData("Get-PortSipCallLog")]
    [InlineData("Get-PortSipRecording")]
    [InlineData("Get-PortSipAgent")]
    [InlineData("Get-PortSipAgent -Self")]
    [InlineData("Get-PortSipQueue")]
    [InlineData("Watch-PortSipEvent -TimeoutSec 1")]
    [InlineData("Register-PortSipEvent")]
    public void An_object_that_brings_only_its_connection_doesn_t_mean_all(string command)
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run($"[pscustomobject]@{{ Caller = '1001'; Connection = $connection }} | {command}").Error;

        Assert.StartsWith("ValidationFailed,", error.FullyQualifiedErrorId);
        Assert.NotEqual("Correct the value that the message names.", error.ErrorDetails.RecommendedAction);
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Caller = '1001'; Connection = $null } | Get-PortSipRecording")]
    [InlineData("[pscustomobject]@{ Caller = '1001'; Callee = '1002' } | Get-PortSipCallLog")]
    [InlineData("[pscustomobject]@{ Caller = '1001' } | Remove-PortSipRecording -Confirm:$false")]
    [InlineData("Get-PortSipCallLog -Call @{ Caller = '1001' }")]
    [InlineData("Remove-PortSipRecording -Recording @{ Caller = '1001' } -Confirm:$false")]
    public void An_object_that_shares_a_property_with_a_call_or_recording_is_not_taken_for_one(string command)
    {
        using var pbx = new SimulatedSession();

        Assert.Single(pbx.Run(command).Errors);
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("$call | Get-PortSipCallLog -UserData x", "-UserData")]
    [InlineData("$call | Get-PortSipRecording -Caller 1001", "-Caller")]
    [InlineData("$call | Get-PortSipCall -ExtensionNumber 1001", "-ExtensionNumber")]
    [InlineData("Get-PortSipCall $call.Id -ExtensionNumber 1001", "-ExtensionNumber")]
    [InlineData("Get-PortSipCdr 4711 -Since 2026-05-08", "-Since")]
    public void A_filter_of_a_list_beside_what_is_wanted_already_is_refused(string command, string named)
    {
        using var pbx = new SimulatedSession();
        pbx.Get("$call = New-PortSipCall 1001 1002; $null = Get-PortSipSimulatorRequest -Clear");

        var result = pbx.Run(command);

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Contains(named, result.Error.ErrorDetails.Message);
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("Get-PortSipCall 1001")]
    [InlineData("Stop-PortSipCall 1001")]
    public void A_number_in_place_of_an_id_gets_a_hint_about_ExtensionNumber(string command)
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run(command).Error;

        Assert.StartsWith("CallNotFound,", error.FullyQualifiedErrorId);
        Assert.Contains("Get-PortSipCall -ExtensionNumber 1001", error.ErrorDetails.Message);
        Assert.DoesNotContain("-ExtensionNumber", pbx.Run("Get-PortSipCall 884757570370146304").Error.ErrorDetails.Message);
    }

    [Theory]
    [InlineData("Get-PortSipQueue -Name '['")]
    [InlineData("Get-PortSipConnection '['")]
    [InlineData("Get-PortSipMonitorGroup '['")]
    [InlineData("Watch-PortSipEvent -EventType '[' -TimeoutSec 1")]
    public void A_name_that_is_not_a_pattern_is_reported(string command)
    {
        using var pbx = new SimulatedSession();

        Assert.Equal("ValidationFailed", pbx.Run(command).ErrorId);
        Assert.Empty(pbx.Requests);
    }
}
