namespace PortSipCallControl.Tests.Completion;

/// <summary>Tab after a server, a secret or a simulator never offers files.</summary>
public sealed class ServerCompletionTests
{
    [Theory]
    [InlineData("Connect-PortSip -Server ")]
    [InlineData("Test-PortSipConnection -Server http")]
    [InlineData("New-PortSipCallUri 1001 1002 -Server ")]
    [InlineData("Save-PortSipProfile lab -Server ")]
    public void A_server_completes_from_the_connections_of_the_session(string line)
    {
        using var test = new SimulatedSession();

        var offered = Completion.Of(test.Session, line).CompletionMatches[0];

        Assert.Contains("127.0.0.1", offered.CompletionText, StringComparison.Ordinal);
        Assert.StartsWith("the connection ", offered.ToolTip, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connect-PortSip -Server pbx.example.")]
    [InlineData("Save-PortSipProfile lab -SecretName s")]
    [InlineData("Stop-PortSipSimulator -Simulator s")]
    public void Nothing_fitting_offers_no_files(string line)
    {
        using var test = new SimulatedSession();

        Assert.Equal(line.Split(' ')[^1], Assert.Single(Completion.Of(test.Session, line).CompletionMatches).CompletionText);
    }
}
