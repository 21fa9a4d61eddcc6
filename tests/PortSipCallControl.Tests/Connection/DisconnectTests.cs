using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Connection;

public sealed class DisconnectTests
{
    [Fact]
    public void Disconnect_revokes_the_token_and_forgets_the_connection()
    {
        using var pbx = new SimulatedSession();

        Assert.Empty(pbx.Get("Disconnect-PortSip"));

        Assert.Equal(["POST /api/auth/sign_out"], pbx.Requests);
        Assert.Empty(pbx.Get("Get-PortSipConnection; Get-PortSipConnection -Default"));
        Assert.False(pbx.Single<bool>("$connection.IsConnected"));
    }

    [Fact]
    public void A_connection_that_was_closed_serves_nobody_anymore()
    {
        using var pbx = new SimulatedSession();

        pbx.Run("Disconnect-PortSip; Get-PortSipCall -Connection $connection").ExpectError(PortSipFailure.NotConnected, "GetPortSipCallCommand", ErrorCategory.ConnectionError);

        Assert.Equal(["POST /api/auth/sign_out"], pbx.Requests);
    }

    [Fact]
    public void No_other_connection_becomes_the_default_and_the_error_lists_those_that_are_left()
    {
        using var pbx = new SimulatedSession(connect: "-Name north");

        var error = pbx.Run("$south = $simulator | Connect-PortSip -Name south; Disconnect-PortSip; Get-PortSipCall")
            .ExpectError(PortSipFailure.NotConnected, "GetPortSipCallCommand", ErrorCategory.ConnectionError);

        Assert.Contains("Still connected: north", error.ErrorDetails.Message);
        Assert.Empty(pbx.Get("Get-PortSipCall -Connection north"));
    }

    [Theory]
    [InlineData("$connection | Disconnect-PortSip")]
    [InlineData("Disconnect-PortSip $connection")]
    [InlineData("Disconnect-PortSip -Connection north")]
    [InlineData("Get-PortSipConnection n* | Disconnect-PortSip")]
    public void Another_than_the_default_is_closed_and_the_default_stays(string command)
    {
        using var pbx = new SimulatedSession(connect: "-Name north");

        pbx.Get($"$south = $simulator | Connect-PortSip -Name south; {command}");

        Assert.Equal("south", pbx.Single<string>("(Get-PortSipConnection).Name"));
        Assert.Equal("south", pbx.Single<string>("(Get-PortSipConnection -Default).Name"));
    }

    [Fact]
    public void All_connections_are_closed_by_the_pipe()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("$null = $simulator | Connect-PortSip -Name south; Get-PortSipConnection | Disconnect-PortSip");

        Assert.Equal(2, pbx.Requests.Count(r => r == "POST /api/auth/sign_out"));
        Assert.Empty(pbx.Get("Get-PortSipConnection"));
    }

    [Fact]
    public void Without_a_connection_it_says_NotConnected()
    {
        using var session = new PowerShellSession();

        session.Run("Disconnect-PortSip").ExpectError(PortSipFailure.NotConnected, "DisconnectPortSipCommand", ErrorCategory.ConnectionError);
    }

    [Fact]
    public void A_PBX_that_is_gone_is_an_error_and_the_connection_is_forgotten_anyway()
    {
        using var pbx = new SimulatedSession();

        pbx.Run("Stop-PortSipSimulator; Disconnect-PortSip").ExpectError(PortSipFailure.ConnectionFailed, "DisconnectPortSipCommand", ErrorCategory.ConnectionError);

        Assert.Empty(pbx.Get("Get-PortSipConnection"));
        Assert.False(pbx.Single<bool>("$connection.IsConnected"));
    }

    [Fact]
    public void Removal_of_the_module_forgets_the_connections_and_stops_the_simulators()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("Remove-Module PortSipCallControl");

        Assert.False(pbx.Single<bool>("$connection.IsConnected"));
        Assert.False(pbx.Single<bool>("$simulator.IsRunning"));
        pbx.Session.Run("Import-Module $manifest; Get-PortSipCall", ("manifest", ModuleUnderTest.Manifest))
            .ExpectError(PortSipFailure.NotConnected, "GetPortSipCallCommand", ErrorCategory.ConnectionError);
    }
}
