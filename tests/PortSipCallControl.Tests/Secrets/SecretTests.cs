using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Secrets;

/// <summary>No password, token or code where anybody could read it.</summary>
public sealed class SecretTests
{
    private static readonly string[] Passwords = [SimulatorDefaults.Password, SimulatorDefaults.ExtensionPassword];

    // Everything that a runbook does, on one PBX.
    private const string Runbook = """
        $simulator | Connect-PortSip -RetryIntervalSec 0.001 -TimeoutSec 2 -MaximumRetryCount 1 @loud
        $call = New-PortSipCall 1001 1002 @loud
        $call
        Get-PortSipCall @loud
        $call | Suspend-PortSipCall @loud
        $call | Resume-PortSipCall @loud
        $call | Invoke-PortSipTransfer -ReferTo 1003 @loud
        $call | Stop-PortSipCall @loud
        New-PortSipCall 1001 1002 -Direct -Server $simulator.Server -Domain test.io -Credential $simulator.ExtensionCredential -TimeoutSec 2 @loud
        Disconnect-PortSip @loud
        Get-PortSipSimulatorRequest @loud | ForEach-Object { $_; $_.Headers; "$($_.Path)?$($_.Query) $($_.Body)" }
        $Error | ForEach-Object { "$_"; $_.Exception.ToString(); "$($_.TargetObject)"; $_.ErrorDetails.RecommendedAction; $_.InvocationInfo.Line }
        """;

    // What waits in real time is in the table of faults; here are those that answer.
    public static TheoryData<SimulatorFaultKind> Faults =>
    [
        .. Enum.GetValues<SimulatorFaultKind>().Except([SimulatorFaultKind.NeverAnswer, SimulatorFaultKind.CommitThenNeverAnswer, SimulatorFaultKind.SlowBody, SimulatorFaultKind.Delay]),
    ];

    [Fact]
    public void A_runbook_without_trouble_shows_none_in_any_stream() => ExpectNone("");

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_runbook_under_a_fault_of_the_simulator_shows_none_in_any_stream(SimulatorFaultKind fault) =>
        ExpectNone($"Set-PortSipSimulatorRule -Fault {fault} -Skip 1{(fault == SimulatorFaultKind.Redirect ? " -RedirectTo 'http://127.0.0.1:9/api/?password=A1s2d3f4'" : "")}");

    [Fact]
    public void An_error_of_the_PBX_that_repeats_what_was_sent_is_masked()
    {
        // -Debug makes 5.1 and 7.4 ask at each debug line: there, $DebugPreference = 'Continue' is the way.
        using var session = new PowerShellSession();

        var result = session.Run("""
            $simulator = Start-PortSipSimulator
            New-PortSipCall 1001 1002 -Direct -Server $simulator.Server -Domain test.io -Credential $wrong -Verbose -Debug
            New-PortSipCall 1001 1002 -Direct -Server $simulator.Server -Domain ([string]::new('d', 281)) -Credential $wrong -Verbose -Debug
            New-PortSipCallUri 1001 ([string]::new('7', 257)) -Server pbx -Domain test.io -Credential $wrong
            """, ("wrong", new PSCredential("1001", new System.Net.NetworkCredential("", "p&ß w?rd").SecurePassword)));

        Assert.Equal(3, result.Errors.Count);
        var text = result.AllText();
        Assert.All(["p&ß w?rd", Uri.EscapeDataString("p&ß w?rd"), "w%3Frd"], secret => Assert.DoesNotContain(secret, text));
    }

    // The target and the category of a record show what was given, as the message does.
    [Theory]
    [InlineData("Connect-PortSip 'http://ann:S3cret-7@127.0.0.1:1' $credential")]
    [InlineData("Connect-PortSip 'ann:S3cret-7@127.0.0.1:1' $credential")]
    [InlineData("Connect-PortSip 'https://127.0.0.1:1/?token=S3cret-7' $credential")]
    [InlineData("Connect-PortSip 127.0.0.1:1 $credential -Proxy 'http://ann:S3cret-7@127.0.0.1:1:2'")]
    [InlineData("Connect-PortSip 127.0.0.1:1 $credential -Proxy 'ftp://ann:S3cret-7@127.0.0.1:1'")]
    [InlineData("Connect-PortSip 127.0.0.1:1 $credential -Proxy 'http://ann:S3cret-7@127.0.0.1:9' -MaximumRetryCount 0")]
    [InlineData("Connect-PortSip 127.0.0.1:1 $credential -EventUri 'http://ann:S3cret-7@127.0.0.1:1'")]
    [InlineData("Connect-PortSip 127.0.0.1:1 $credential -EventUri 'http://ann:S3cret-7@127.0.0.1:99999'")]
    [InlineData("[pscustomobject]@{ EventUri = '//ann:S3cret-7@pbx' } | Connect-PortSip 127.0.0.1:1 $credential")]
    [InlineData("[pscustomobject]@{ EventUri = 'http:/ann:S3cret-7@pbx' } | Connect-PortSip 127.0.0.1:1 $credential")]
    [InlineData("[pscustomobject]@{ EventUri = 'http://ann:S3cret-7@[::1' } | Connect-PortSip 127.0.0.1:1 $credential")]
    [InlineData("[pscustomobject]@{ Server = 'http:\\\\ann:S3cret-7@pbx' } | Connect-PortSip -Credential $credential")]
    [InlineData("Get-PortSipCall -Connection 'https://ann:S3cret-7@pbx'")]
    [InlineData("Get-PortSipCall -Connection 'ann:S3cret-7@pbx'")]
    [InlineData("Get-PortSipConnection 'ann:S3cret-7@[pbx'")]
    [InlineData("New-PortSipCall 1001 'http://ann:S3cret-7@pbx'")]
    [InlineData("New-PortSipCall 1001 1002 -AdditionalHeader 'ann:S3cret-7@pbx'")]
    [InlineData("Get-PortSipCdr -Since 'ann:S3cret-7@pbx'")]
    [InlineData("$null = Start-PortSipSimulator | Connect-PortSip; Invoke-PortSipRestMethod 'nothing?url=ann:S3cret-7@pbx' -Verbose")]
    [InlineData("$null = Start-PortSipSimulator | Connect-PortSip; Invoke-PortSipRestMethod 'nothing?url=http:\\\\ann:S3cret-7@pbx' -Verbose")]
    [InlineData("New-PortSipCall 1001 1002 -Direct -Server 'http://ann:S3cret-7@127.0.0.1:1' -Domain test.io -Credential $credential")]
    [InlineData("New-PortSipCallUri 1001 1002 -Server 'http://ann:S3cret-7@127.0.0.1:1' -Domain test.io -Credential $credential")]
    [InlineData("$null = Start-PortSipSimulator | Connect-PortSip; Invoke-PortSipRestMethod 'http://ann:S3cret-7@127.0.0.1:1/api/info'")]
    [InlineData("$null = Start-PortSipSimulator | Connect-PortSip; Invoke-PortSipRestMethod 'ann:S3cret-7@127.0.0.1/info'")]
    [InlineData("$null = Start-PortSipSimulator | Connect-PortSip; Invoke-PortSipRestMethod 'nothing?password=S3cret-7'")]
    [InlineData("$null = Start-PortSipSimulator | Connect-PortSip; Invoke-PortSipRestMethod 'ann:S3cret-7@127.0.0.1/info' Post -WhatIf; Write-Error none")]
    public void An_address_that_holds_a_password_shows_it_nowhere(string script)
    {
        using var session = new PowerShellSession();

        var result = session.Run(script, ("credential", new PSCredential("ann", new System.Net.NetworkCredential("", "other").SecurePassword)));

        Assert.NotEmpty(result.Errors);
        Assert.DoesNotContain("S3cret-7", result.AllText(), StringComparison.Ordinal);
        Assert.All(result.Errors, error => Assert.DoesNotContain("S3cret-7", error.CategoryInfo.TargetName ?? "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$connection")]
    [InlineData("$call")]
    [InlineData("$simulator")]
    [InlineData("Get-PortSipSimulatorRequest")]
    public void Nothing_that_is_emitted_holds_one_when_it_is_listed_or_serialized(string value)
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run($$"""
            $call = New-PortSipCall 1001 1002
            $value = {{value}}
            $value
            $value | ForEach-Object { $_.PSObject.Properties | ForEach-Object { "$($_.Name)=$($_.Value)" } }
            [System.Management.Automation.PSSerializer]::Serialize($value, 6)
            "$value"
            """);

        Assert.Empty(result.Errors);
        Assert.All(Passwords, secret => Assert.DoesNotContain(secret, result.AllText()));
        Assert.DoesNotContain("Bearer ey", result.AllText());
    }

    [Fact]
    public void A_connection_shows_a_debugger_and_a_reader_no_token()
    {
        // -Debug makes 5.1 and 7.4 ask at each debug line: there, $DebugPreference = 'Continue' is the way.
        using var session = new PowerShellSession();

        var result = session.Run("""
            $c = Connect-PortSip 127.0.0.1 -AccessToken ([Net.NetworkCredential]::new('', 'T0kenT0ken').SecurePassword) -Verbose -Debug
            $c; "$c"; [System.Management.Automation.PSSerializer]::Serialize($c, 8)
            """);

        Assert.Empty(result.Errors);
        Assert.DoesNotContain("T0kenT0ken", result.AllText());
        Assert.All(typeof(PortSipConnection).GetProperties(), p => Assert.DoesNotMatch("Password|Credential|AccessToken|RefreshToken", p.Name));
    }

    private static void ExpectNone(string trouble)
    {
        using var session = new PowerShellSession();

        var result = session.Run($$"""
            $loud = @{ Verbose = $true; Debug = $true; WarningAction = 'Continue'; ErrorAction = 'Continue' }
            $simulator = Start-PortSipSimulator
            {{trouble}}
            {{Runbook}}
            """);

        var text = result.AllText();
        Assert.All(Passwords, secret => Assert.DoesNotContain(secret, text));
        Assert.DoesNotMatch("Bearer (?!\\*\\*\\*)", text);
        Assert.DoesNotMatch("(access|refresh)_token\"\\s*:\\s*\"(?!\\*\\*\\*)", text);
    }
}
