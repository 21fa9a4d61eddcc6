using System.Management.Automation;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Simulator;

/// <summary>Export-PortSipSimulatorTenant and Start-PortSipSimulator -TenantPath.</summary>
public sealed class TenantTests : IDisposable
{
    private readonly PowerShellSession _session = new();
    private readonly TemporaryFolder _folder = new();

    public TenantTests() => _session.Get("$path = $given", ("given", File));

    private string File => Path.Combine(_folder.Path, "tenant.json");

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_tenant_is_exported_and_started_again_and_exported_the_same()
    {
        _session.Get("""
            $pbx = Start-PortSipSimulator -Domain office.example -ExtensionNumber 201, 202, 203 -QueueNumber 800 -Version 22.3
            Set-PortSipSimulatorRule 202 Busy
            Set-PortSipSimulatorRule 202 -ForwardTo 203 -On Busy
            Export-PortSipSimulatorTenant $path
            $again = Start-PortSipSimulator -TenantPath $path -AutoAdvance
            $null = $again | Connect-PortSip
            """);

        Assert.Equal("office.example 22.3 201 202 203", _session.Single<string>("\"$($again.Domain) $($again.Version) $($again.ExtensionNumber)\""));
        _session.Get("New-PortSipCall 201 202 -WaitFor Answered | Assert-PortSipCall -Path 201, 202, 203");
        var second = _session.Single<string>("($again | Export-PortSipSimulatorTenant \"$path.2\" -PassThru).FullName");
        Assert.Equal(System.IO.File.ReadAllText(File), System.IO.File.ReadAllText(second));
    }

    [Fact]
    public void Parameters_win_over_the_file_but_not_for_what_the_file_lists()
    {
        _session.Get("$null = Start-PortSipSimulator -Domain office.example; Export-PortSipSimulatorTenant $path");

        Assert.Equal("lab.example 16.4", _session.Single<string>("$pbx = Start-PortSipSimulator -TenantPath $path -Domain lab.example -Version 16.4; \"$($pbx.Domain) $($pbx.Version)\""));
        Assert.Contains("-QueueNumber can't be combined with -TenantPath", Refused("-QueueNumber 8000").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_or_missing_file_is_an_error_with_its_place_and_starts_nothing()
    {
        Assert.Contains(File, Refused("").Message, StringComparison.Ordinal);

        System.IO.File.WriteAllText(File, "{\n  \"queus\": [],\n  \"extensions\": [ { \"number\": \"201\" } ],\n  \"downTrunks\": [ \"elsewhere\" ]\n}");

        // All mistakes at once.
        Assert.Contains("2 mistakes.", Refused("").Message, StringComparison.Ordinal);
        Assert.Contains("line 2, $.queus: queus isn't known here. Did you mean queues?", Refused("").Message, StringComparison.Ordinal);
        Assert.Contains("line 4, $.downTrunks[0]: There is no trunk elsewhere.", Refused("").Message, StringComparison.Ordinal);
        Assert.Empty(_session.Get("Get-PortSipSimulator"));
    }

    [Fact]
    public void A_file_is_replaced_only_on_request_and_a_password_is_written_only_on_request()
    {
        _session.Get("$null = Start-PortSipSimulator -Credential ([pscredential]::new('operator', (ConvertTo-SecureString 'hidden-4711' -AsPlainText -Force)))");
        _session.Get("Export-PortSipSimulatorTenant $path");
        Assert.DoesNotContain("hidden-4711", System.IO.File.ReadAllText(File), StringComparison.Ordinal);

        _session.Run("Export-PortSipSimulatorTenant $path").ExpectError(PortSipFailure.FileExists, "ExportPortSipSimulatorTenantCommand", ErrorCategory.ResourceExists);
        _session.Get("Export-PortSipSimulatorTenant $path -IncludePassword -Force");
        Assert.Contains("hidden-4711", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        _session.Get("$null = Start-PortSipSimulator -TenantPath $path | Connect-PortSip");

        _session.Get("Export-PortSipSimulatorTenant \"$path.never\" -WhatIf");
        Assert.False(System.IO.File.Exists(File + ".never"));
    }

    [Theory]
    [InlineData("-QueueNumber 6000", "6000 can't be the number of a ring group: it is already that of a queue.")]
    [InlineData("-QueueNumber 1001", "1001 can't be the number of a queue: it is already that of an extension.")]
    [InlineData("-ExtensionNumber 7000, 7001", "7000 can't be the number of a virtual receptionist: it is already that of an extension.")]
    [InlineData("-QueueNumber 8000, 8000", "8000 can't be the number of a queue: it is already that of a queue.")]
    public void A_number_that_is_already_in_use_is_an_error_and_starts_nothing(string parameters, string problem)
    {
        var failure = _session.Run($"Start-PortSipSimulator {parameters}").ExpectError(PortSipFailure.ValidationFailed, "StartPortSipSimulatorCommand", ErrorCategory.InvalidArgument);

        Assert.Contains(problem, failure.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Get("Get-PortSipSimulator"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-TenantPath $path")]
    public void A_user_name_that_is_already_in_use_is_an_error_with_its_place(string parameters)
    {
        _session.Get("Start-PortSipSimulator | Export-PortSipSimulatorTenant $path; Get-PortSipSimulator | Stop-PortSipSimulator");

        var failure = _session.Run($"Start-PortSipSimulator {parameters} -Credential ([pscredential]::new('user1001', (ConvertTo-SecureString 'hidden-4711' -AsPlainText -Force)))")
            .ExpectError(PortSipFailure.ValidationFailed, "StartPortSipSimulatorCommand", ErrorCategory.InvalidArgument);

        Assert.Contains("$.users[1].name: The name user1001 is already in use.", failure.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Get("Get-PortSipSimulator"));
    }

    [Fact]
    public void All_mistakes_of_the_parameters_are_reported_at_once()
    {
        var message = _session.Run("Start-PortSipSimulator -QueueNumber 6000, 1001").ExpectError(PortSipFailure.ValidationFailed, "StartPortSipSimulatorCommand", ErrorCategory.InvalidArgument).ErrorDetails.Message;

        Assert.Contains("$.queues[1].number: 1001 can't be the number of a queue", message, StringComparison.Ordinal);
        Assert.Contains("$.ringGroups[0].number: 6000 can't be the number of a ring group", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_standard_user_owns_the_first_extension()
    {
        _session.Get("$pbx = Start-PortSipSimulator -ExtensionNumber 201, 202; $null = Connect-PortSip $pbx.Server ([pscredential]::new('user201', $pbx.Credential.Password)) $pbx.Domain");

        Assert.Equal("201", _session.Single<string>("(New-PortSipCall 201 202).Caller"));
    }

    [Fact]
    public void A_simulator_is_stopped_by_position_and_by_pipeline()
    {
        _session.Get("$one = Start-PortSipSimulator; $two = Start-PortSipSimulator; $three = Start-PortSipSimulator; Stop-PortSipSimulator $one; $two | Stop-PortSipSimulator");

        Assert.Equal("False False True", _session.Single<string>("\"$($one.IsRunning) $($two.IsRunning) $($three.IsRunning)\""));
    }

    [Fact]
    public void A_tenant_is_imported_into_a_running_simulator_and_its_connection_knows_it()
    {
        System.IO.File.WriteAllText(File, """
            {
              "extensions": [ { "number": "201" }, { "number": "202" } ],
              "queues": [ { "number": "8000", "name": "Hotline", "agents": [ "202" ] } ],
              "featureCodes": { "CALL_PARK": "*70" }
            }
            """);
        _session.Get("""
            $pbx = Start-PortSipSimulator -AutoAdvance
            $null = $pbx | Connect-PortSip
            # The connection reads the codes and the queues.
            $call = New-PortSipCall 1001 1002 -WaitFor Answered
            $call | Move-PortSipCall -ParkAt 1003
            Stop-PortSipCall $call
            $null = Get-PortSipQueue
            $pbx | Import-PortSipSimulatorTenant $path -WhatIf
            """);
        Assert.Equal(10, _session.Single<int>("$pbx.ExtensionNumber.Count"));

        _session.Get("$pbx | Import-PortSipSimulatorTenant $path");

        Assert.Equal("201 202 user201", _session.Single<string>("\"$($pbx.ExtensionNumber) $($pbx.UserName[1])\""));
        Assert.Equal("Hotline", _session.Single<string>("(Get-PortSipQueue).Name"));
        _session.Get("New-PortSipCall 201 202 -WaitFor Answered | Move-PortSipCall -ParkAt 202");
        Assert.StartsWith("*70", _session.Single<string>("((Get-PortSipSimulatorRequest -Operation BlindTransfer)[-1].Body | ConvertFrom-Json).refer_to"), StringComparison.Ordinal);
        // That call is still there.
        _session.Run("Import-PortSipSimulatorTenant $path").ExpectError(PortSipFailure.Conflict, "ImportPortSipSimulatorTenantCommand", ErrorCategory.ResourceBusy);
    }

    [Fact]
    public void A_file_for_another_version_is_not_imported()
    {
        System.IO.File.WriteAllText(File, "{ \"version\": \"22.2\" }");
        _session.Get("$null = Start-PortSipSimulator");

        var failure = _session.Run("Import-PortSipSimulatorTenant $path").ExpectError(PortSipFailure.ValidationFailed, "ImportPortSipSimulatorTenantCommand", ErrorCategory.InvalidArgument);
        Assert.Contains("$.version: The running simulator has 22.8, which can't be changed.", failure.ErrorDetails.Message, StringComparison.Ordinal);
    }

    private ErrorDetails Refused(string parameters) =>
        _session.Run($"Start-PortSipSimulator -TenantPath $path {parameters}").ExpectError(PortSipFailure.ValidationFailed, "StartPortSipSimulatorCommand", ErrorCategory.InvalidArgument).ErrorDetails;
}
