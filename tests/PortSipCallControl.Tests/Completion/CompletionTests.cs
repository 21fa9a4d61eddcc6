using System.Management.Automation;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Completion;

public sealed class CompletionTests
{
    [Fact]
    public void Ids_are_those_of_the_active_calls_with_their_parties()
    {
        using var session = new PowerShellSession();
        var id = session.Single<string>("Start-PortSipSimulator | Connect-PortSip | ForEach-Object { }; (New-PortSipCall 1001 '*63600').Id");

        var offered = Assert.Single(Complete(session, "Stop-PortSipCall -Id "));

        Assert.Equal(id, offered.CompletionText);
        Assert.StartsWith("1001 → *63600, since ", offered.ToolTip, StringComparison.Ordinal);
        Assert.Equal(id, Assert.Single(Complete(session, $"Suspend-PortSipCall {id[..4]}")).CompletionText);
        Assert.Empty(Texts(session, "Suspend-PortSipCall -Id 999"));
    }

    [Fact]
    public void Numbers_are_those_of_the_call_that_the_command_names_quoted_where_PowerShell_would_misread_them()
    {
        using var session = new PowerShellSession();
        var id = session.Single<string>("Start-PortSipSimulator | Connect-PortSip | ForEach-Object { }; $null = New-PortSipCall 1005 1006; (New-PortSipCall 1001 '*63600').Id");

        Assert.Equal(["'*63600'", "1001"], Texts(session, $"Suspend-PortSipCall {id} -ExtensionNumber ").Order(StringComparer.Ordinal));
        Assert.Equal(["'*63600'", "1001", "1005", "1006"], Texts(session, "Get-PortSipCall -ExtensionNumber ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task However_many_calls_there_are_a_completion_is_one_request()
    {
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Json("""{"count":100000,"items":[{"id":"7","calls":[{"caller":"1001","callee":"1002"}]}]}"""));
        using var session = new PowerShellSession();
        session.Get("$null = Connect-PortSip $url -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword)", ("url", pbx.Url));

        Assert.Equal(["7"], Texts(session, "Stop-PortSipCall -Id "));
        Assert.Equal(["GET /api/sessions"], pbx.Requests.Select(r => r.ToString()));
    }

    [Fact]
    public void Connections_are_offered_by_their_names()
    {
        using var session = new PowerShellSession();
        session.Get("$simulator = Start-PortSipSimulator; $null = $simulator | Connect-PortSip -Name 'head office'; $null = $simulator | Connect-PortSip -Name branch");

        Assert.Equal(["'head office'", "branch"], Texts(session, "Get-PortSipCall -Connection ").Order(StringComparer.Ordinal));
        Assert.Equal(["branch"], Texts(session, "Disconnect-PortSip br"));
    }

    [Fact]
    public void Without_a_connection_there_is_nothing_to_offer_and_no_complaint()
    {
        using var session = new PowerShellSession();

        Assert.Empty(Texts(session, "Stop-PortSipCall -Id "));
    }

    [Fact]
    public void A_completion_never_signs_in()
    {
        using var session = new PowerShellSession();
        session.Get("$simulator = Start-PortSipSimulator; $null = $simulator | Connect-PortSip; $null = New-PortSipCall 1001 1002; Set-PortSipSimulatorRule -ExpireToken Access; $null = Get-PortSipSimulatorRequest -Clear");

        Assert.Empty(Texts(session, "Stop-PortSipCall -Id "));

        Assert.All(session.Get("Get-PortSipSimulatorRequest"), request => Assert.Equal("ListCalls", request.Properties["Operation"].Value.ToString()));
    }

    [Fact]
    public async Task A_PBX_that_does_not_answer_ends_the_completion_all_the_same()
    {
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Never);
        using var session = new PowerShellSession();
        session.Get("$null = Connect-PortSip $url -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword)", ("url", pbx.Url));

        Assert.Empty(Texts(session, "Stop-PortSipCall -Id "));
    }

    private static IEnumerable<string> Texts(PowerShellSession session, string line) => Complete(session, line).Select(c => c.CompletionText);

    // What isn't a completion of the module (files of the folder, where it offers nothing) is left out.
    private static IReadOnlyList<CompletionResult> Complete(PowerShellSession session, string line)
    {
        using var shell = PowerShell.Create(session.Runspace);
        var completion = CommandCompletion.CompleteInput(line, line.Length, options: null, shell);
        return [.. completion.CompletionMatches.Where(m => IsSomething(m) && m.ResultType == CompletionResultType.ParameterValue)];
    }

    // The engine's own "nothing, and don't offer files either" throws at whoever looks at it.
    private static bool IsSomething(CompletionResult result)
    {
        try
        {
            return result.CompletionText.Length > 0;
        }
        catch (PSInvalidOperationException)
        {
            return false;
        }
    }
}
