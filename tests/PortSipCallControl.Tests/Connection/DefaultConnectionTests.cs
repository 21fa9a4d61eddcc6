using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Connection;

/// <summary>Which connection is the default, and Set-PortSipConnection.</summary>
public sealed class DefaultConnectionTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public DefaultConnectionTests() => _session.Get("""
        $simulator = Start-PortSipSimulator
        $north = $simulator | Connect-PortSip -Name north
        $south = Start-PortSipSimulator | Connect-PortSip -Name south
        """);

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_last_one_is_the_default_and_marked() => Assert.Equal(["north False", "south True"], Marks());

    [Theory]
    [InlineData("Set-PortSipConnection north -Default")]
    [InlineData("$north | Set-PortSipConnection -Default")]
    [InlineData("Get-PortSipConnection north | Set-PortSipConnection -Default")]
    public void Another_one_is_chosen(string command)
    {
        Assert.Empty(_session.Get(command));

        Assert.Equal(["north True", "south False"], Marks());
        _session.Get("New-PortSipCall 1001 1002");
        Assert.Equal(1, _session.Single<int>("$simulator.ActiveCalls"));
    }

    [Fact]
    public void The_table_has_a_column_for_it_and_one_for_the_token_s_expiry()
    {
        var lines = _session.Single<string>("Get-PortSipConnection | Out-String -Width 80").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToList();

        Assert.Matches("^Name +Default +Server +User +Domain +TokenExpiresAt$", lines[0]);
        Assert.Matches(@"^north {8,}http", lines[2]);
        Assert.Contains(lines, line => line.StartsWith("south       *", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void PassThru_emits_it_and_WhatIf_changes_nothing()
    {
        Assert.Equal("north", _session.Single<PortSipConnection>("Set-PortSipConnection north -Default -PassThru").Name);

        _session.Get("Set-PortSipConnection south -Default -WhatIf");
        Assert.Equal(["north True", "south False"], Marks());
    }

    [Fact]
    public void Without_a_default_each_command_needs_a_connection()
    {
        _session.Get("Set-PortSipConnection south -Default:$false");

        Assert.Equal(["north False", "south False"], Marks());
        _session.Run("Get-PortSipCall").ExpectError(PortSipFailure.NotConnected, "GetPortSipCallCommand", ErrorCategory.ConnectionError);
    }

    [Fact]
    public void A_closed_connection_can_not_be_the_default() =>
        _session.Run("$north | Disconnect-PortSip; $north | Set-PortSipConnection -Default").ExpectError(PortSipFailure.NotConnected, "SetPortSipConnectionCommand", ErrorCategory.ConnectionError);

    [Fact]
    public void Another_session_s_connection_serves_as_the_default_and_outlives_that_session()
    {
        var north = _session.Single<PortSipConnection>("$north");
        using (var other = new PowerShellSession())
        {
            other.Get("$shared | Set-PortSipConnection -Default; $null = New-PortSipCall 1001 1002", ("shared", north));
            Assert.Equal("north True", other.Single<string>("Get-PortSipConnection | ForEach-Object { \"$($_.Name) $($_.IsDefault)\" }"));
        }

        Assert.True(north.IsConnected);
        Assert.Equal(["north False", "south True"], Marks());
    }

    [Fact]
    public void Names_stay_unique_in_a_session_that_is_given_another_s_connection()
    {
        using var other = new PowerShellSession();

        other.Run("$null = Start-PortSipSimulator | Connect-PortSip -Name NORTH; $shared | Set-PortSipConnection -Default", ("shared", _session.Single<PortSipConnection>("$north")))
            .ExpectError(PortSipFailure.Conflict, "SetPortSipConnectionCommand", ErrorCategory.ResourceBusy);
    }

    private IEnumerable<string> Marks() => _session.Get("Get-PortSipConnection | ForEach-Object { \"$($_.Name) $($_.IsDefault)\" }").Select(o => o.ToString());
}
