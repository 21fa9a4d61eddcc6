using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Connection;

/// <summary>Whose connection serves which command.</summary>
public sealed class RunspaceTests
{
    [Fact]
    public void The_default_is_one_of_its_runspace_and_of_no_other()
    {
        using var pbx = new SimulatedSession();
        using var other = new PowerShellSession();

        Assert.Empty(other.Get("Get-PortSipConnection; Get-PortSipConnection -Default"));
        other.Run("Get-PortSipCall").ExpectError(PortSipFailure.NotConnected, "GetPortSipCallCommand", ErrorCategory.ConnectionError);
        other.Run("Get-PortSipSimulatorRequest").ExpectError(PortSipFailure.NotFound, "GetPortSipSimulatorRequestCommand", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public void A_connection_that_is_handed_over_serves_in_another_runspace()
    {
        using var pbx = new SimulatedSession();
        using var other = new PowerShellSession();

        other.Get("$call = New-PortSipCall 1001 1002 -Connection $shared; $call | Stop-PortSipCall", ("shared", pbx.Single<PortSipConnection>("$connection")));

        Assert.Equal(2, pbx.Requests.Count);
        Assert.Empty(other.Get("Get-PortSipConnection"));
    }

    [Fact]
    public async Task Several_runspaces_share_a_connection_at_once()
    {
        using var pbx = new SimulatedSession();
        var connection = pbx.Single<PortSipConnection>("$connection");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using var session = new PowerShellSession();
            session.Get("1..10 | ForEach-Object { New-PortSipCall 1001 1002 -Connection $shared } | Stop-PortSipCall", ("shared", connection));
        })));

        Assert.Equal(80, pbx.Requests.Count);
        Assert.Equal(0, pbx.ActiveCalls);
    }

    [Fact]
    public void A_call_s_own_connection_wins_over_the_default()
    {
        using var pbx = new SimulatedSession();

        var id = pbx.Single<string>("""
            $call = New-PortSipCall 1001 1002
            $second = Start-PortSipSimulator -Seed 2
            $null = $second | Connect-PortSip -Name second
            $call | Suspend-PortSipCall -PassThru | Get-PortSipCall | Stop-PortSipCall
            $call.Id
            """);

        Assert.Equal(["hold", "get", "destroy"], pbx.Requests.Skip(1).Select(r => r.StartsWith("GET", StringComparison.Ordinal) ? "get" : r.Split(' ')[1].Split('/')[4]));
        Assert.Equal(["SignIn"], pbx.Get("($second | Get-PortSipSimulatorRequest).Operation").Select(o => o.ToString()));
        Assert.Contains(id, pbx.Requests[^1]);
    }

    [Theory]
    [InlineData("north")]
    [InlineData("NORTH")]
    [InlineData("$connection")]
    public void Connection_takes_an_object_and_a_name(string connection)
    {
        using var pbx = new SimulatedSession(connect: "-Name north");

        pbx.Get($"$null = Start-PortSipSimulator | Connect-PortSip -Name other; $null = New-PortSipCall 1001 1002 -Connection {connection}");

        Assert.Single(pbx.Requests);
    }

    [Fact]
    public void A_name_that_does_not_exist_is_refused()
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run("New-PortSipCall 1001 1002 -Connection nowhere").Error;

        Assert.Equal("ParameterArgumentTransformationError,PortSipCallControl.NewPortSipCallCommand", error.FullyQualifiedErrorId);
        Assert.Contains("no connection named 'nowhere'", error.ToString());
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void A_connection_from_another_process_is_refused_with_the_reason()
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run("$copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($connection)); Get-PortSipCall -Connection $copy").Error;

        Assert.Contains("can't be used in another process", error.ToString());
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void A_call_from_another_process_is_not_a_call_of_the_default_connection()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run("""
            $call = New-PortSipCall 1001 1002
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($call))
            $copy.ConnectionName = 'elsewhere'
            $copy | Stop-PortSipCall
            """);

        Assert.Contains("no connection named 'elsewhere'", result.Error.ToString());
        Assert.Equal(1, pbx.ActiveCalls);
    }
}
