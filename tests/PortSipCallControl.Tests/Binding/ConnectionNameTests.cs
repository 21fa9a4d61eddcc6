using PortSip.Client;

namespace PortSipCallControl.Tests.Binding;

/// <summary>A record shows the name of its connection, and actions on it use that connection: on the record itself, and after a file.</summary>
public sealed class ConnectionNameTests
{
    private const string TwoPbxs = """
        $first = Start-PortSipSimulator | Connect-PortSip -Name lab
        $second = Start-PortSipSimulator | Connect-PortSip -Name live
        $call = New-PortSipCall 1001 1002 -Connection $first
        """;

    [Theory]
    [InlineData("$call | ConvertTo-Csv | ConvertFrom-Csv")]
    [InlineData("$call | ConvertTo-Json -Depth 1 | ConvertFrom-Json")]
    [InlineData("$call | Select-Object Id, @{ Name = 'Connection'; Expression = { $_.ConnectionName } }")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($call))")]
    [InlineData("$call")]
    public void What_was_written_to_a_file_finds_its_connection_by_name(string copy)
    {
        using var session = new PowerShellSession();
        session.Get(TwoPbxs);

        session.Get($"{copy} | Stop-PortSipCall");

        Assert.Equal((0, 0), (session.Single<int>("@(Get-PortSipCall -Connection lab).Count"), session.Single<int>("@(Get-PortSipCall -Connection live).Count")));
        Assert.Empty(session.Get("Get-PortSipCall"));
    }

    [Fact]
    public void A_name_that_this_session_lacks_is_refused_and_nothing_is_asked_of_the_default()
    {
        using var session = new PowerShellSession();
        session.Get(TwoPbxs);

        var result = session.Run("[pscustomobject]@{ Id = $call.Id; ConnectionName = 'elsewhere' } | Stop-PortSipCall");

        Assert.Contains("no connection named 'elsewhere'", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(1, session.Single<int>("@(Get-PortSipCall -Connection lab).Count"));
    }

    [Fact]
    public void A_living_call_goes_to_its_own_connection_where_another_one_has_the_same_name()
    {
        using var session = new PowerShellSession();
        session.Get("$mine = Start-PortSipSimulator; $null = Connect-PortSip $mine.Server $mine.Credential -Domain $mine.Domain -Name lab; $call = New-PortSipCall 1001 1002");
        using var other = new PowerShellSession();

        var result = other.Run("$null = Start-PortSipSimulator | Connect-PortSip -Name lab; $call | Stop-PortSipCall -PassThru", ("call", session.Get("$call")[0]));

        Assert.Empty(result.Errors);
        Assert.Equal(PortSipCallState.Ended, Assert.Single(result.Objects<PortSipCall>()).State);
        Assert.Empty(session.Get("Get-PortSipCall"));
    }

    [Fact]
    public void A_living_call_needs_no_connection_of_that_name()
    {
        using var session = new PowerShellSession();
        session.Get("$null = Start-PortSipSimulator | Connect-PortSip -Name lab; $call = New-PortSipCall 1001 1002");
        using var other = new PowerShellSession();

        Assert.Empty(other.Run("$call | Stop-PortSipCall", ("call", session.Get("$call")[0])).Errors);
        Assert.Empty(session.Get("Get-PortSipCall"));
    }
}
