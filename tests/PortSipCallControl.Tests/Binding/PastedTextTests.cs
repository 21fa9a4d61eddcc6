using PortSip.Client;

namespace PortSipCallControl.Tests.Binding;

/// <summary>Text as it comes out of spreadsheets, contacts and mails (<c>DialledNumberTests</c> has the forms).</summary>
public sealed class PastedTextTests
{
    public static TheoryData<string, string> Written => new()
    {
        { "\u202A+442079460000\u202C", "+442079460000" },
        { "+44\u00A020\u00A07946\u00A00000", "+442079460000" },
        { "+44 (0)20 7946-0000", "+442079460000" },
        { "\uFF11\uFF10\uFF10\uFF12", "1002" },
        { "\u0661\u0660\u0660\u0662", "1002" },
        { "'0033187691", "0033187691" },
        { " 1002\t", "1002" },
        { "1002\u200B", "1002" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void A_pasted_number_is_dialled_as_WhatIf_shows_it(string written, string dialled)
    {
        using var pbx = new SimulatedSession();

        var shown = pbx.Run("New-PortSipCall 1001 $number -WhatIf; [pscustomobject]@{ Caller = '1001'; Callee = $number } | New-PortSipCall -WhatIf", ("number", written)).HostText;
        pbx.Get("New-PortSipCall 1001 $number; [pscustomobject]@{ Caller = '1001'; Callee = $number } | New-PortSipCall", ("number", written));

        Assert.Equal(2, shown.Split($" to {dialled} (").Length - 1);
        Assert.Equal(2, pbx.Requests.Count(r => r.Contains($"\"callee\":\"{dialled}\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("New-PortSipCall $text 1002")]
    [InlineData("New-PortSipCall 1001 $text")]
    [InlineData("New-PortSipCall 1001 1002 -RewriteFrom $text")]
    [InlineData("New-PortSipCall 1001 1002 -TargetExtensionNumber $text")]
    [InlineData("[pscustomobject]@{ Caller = '1001'; Callee = $text } | New-PortSipCall")]
    [InlineData("[pscustomobject]@{ Caller = '1001'; Callee = '1002'; RewriteFrom = $text } | New-PortSipCall")]
    [InlineData("New-PortSipCallUri 1001 $text -Server pbx -Domain test.io -Credential $simulator.ExtensionCredential")]
    [InlineData("Suspend-PortSipCall 4711 $text")]
    [InlineData("Suspend-PortSipCall -Latest $text")]
    [InlineData("Suspend-PortSipCall $text 1001")]
    [InlineData("Stop-PortSipCall $text")]
    [InlineData("$text | Stop-PortSipCall")]
    [InlineData("Get-PortSipCall 4711, $text")]
    [InlineData("Wait-PortSipCall $text")]
    [InlineData("Invoke-PortSipTransfer 4711 1001 $text")]
    [InlineData("Invoke-PortSipTransfer -Attended 1001 -ReferTo1 $text -ReferTo2 1003")]
    [InlineData("Invoke-PortSipTransfer -Attended 1001 -Session1 $text -ReferTo2 1003")]
    [InlineData("Move-PortSipCall 4711 1001 $text")]
    [InlineData("Receive-PortSipCall 1001 $text")]
    [InlineData("Start-PortSipMonitor 1001 $text Listen")]
    [InlineData("Set-PortSipAgent 8000 $text -Status Ready")]
    [InlineData("Set-PortSipAgent $text 1008 -Status Ready")]
    [InlineData("Get-PortSipQueue $text")]
    [InlineData("Get-PortSipCdr $text")]
    [InlineData("Add-PortSipMonitorGroupMember Support $text")]
    [InlineData("Remove-PortSipRecording $text -Confirm:$false")]
    public void Text_that_can_t_be_meant_is_refused_before_anything_is_sent(string command)
    {
        using var pbx = new SimulatedSession();

        foreach (var (text, words) in new[] { ("4.47911E+11", "spreadsheet"), ("n/a", "missing value"), ("#N/A", "error value"), ("NULL", "missing value"), ("1001\n1002", "U+000A") })
        {
            var error = pbx.Run(command, ("text", text)).Error;
            Assert.StartsWith("ValidationFailed,", error.FullyQualifiedErrorId);
            Assert.Contains(words, error.ErrorDetails.Message);
        }
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("1001;1002", "U+003B")]
    [InlineData("1001 1002", "isn't clearly one number")]
    [InlineData("1001\U0001F4DE", "U+1F4DE")]
    [InlineData("1001.0", "decimal number")]
    public void The_message_says_what_is_wrong_with_a_number(string number, string words)
    {
        using var pbx = new SimulatedSession();

        Assert.Contains(words, pbx.Run("New-PortSipCall 1001 $number", ("number", number)).Error.ErrorDetails.Message);
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("1kb", "1024")]
    [InlineData("0x3F0", "1008")]
    [InlineData("100l", "100")]
    public void A_literal_that_PowerShell_calculates_is_refused(string literal, string value)
    {
        using var pbx = new SimulatedSession();

        foreach (var command in new[] { $"New-PortSipCall 1001 {literal}", $"New-PortSipCall -Caller {literal} -Callee 1002", $"Stop-PortSipCall {literal}", $"Get-PortSipCall -ExtensionNumber {literal}" })
        {
            var error = pbx.Run(command).Error;
            Assert.StartsWith("ParameterArgumentTransformationError,", error.FullyQualifiedErrorId);
            Assert.Contains($"PowerShell reads {literal} as {value}. Quote it to keep it as text", error.ToString());
        }
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void A_cell_of_a_spreadsheet_that_is_a_double_says_so_and_how_to_cast_it()
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run("[pscustomobject]@{ Caller = '1001'; Callee = [double]447911123456 } | New-PortSipCall").Error.ToString();

        Assert.Contains("447911123456 is a floating-point number ([double])", error);
        Assert.Contains("[string][long]$row.Callee", error);
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void A_decimal_isn_t_called_floating_point()
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run("New-PortSipCall 1001 1002d").Error.ToString();

        Assert.Contains("[decimal]", error);
        Assert.Contains("Quote the number", error);
        Assert.DoesNotContain("floating", error);
    }

    [Fact]
    public void Ids_servers_domains_and_user_names_are_cleaned_too()
    {
        using var session = new PowerShellSession();
        session.Get("$simulator = Start-PortSipSimulator");

        session.Get("""
            $name, $password = $simulator.Credential.UserName, $simulator.Credential.Password
            $null = Connect-PortSip "$([char]0x200E)$($simulator.Server) " ([pscredential]::new("$name$([char]0x200B)", $password)) "$([char]0xA0)$($simulator.Domain)$([char]0xFEFF)"
            """);
        session.Get("$call = New-PortSipCall 1001 1002; Stop-PortSipCall \"$([char]0x202A)$($call.Id)$([char]0x202C) \"");

        Assert.Equal(0, session.Single<int>("$simulator.ActiveCalls"));
    }

    [Theory]
    [InlineData("ann@office")]
    [InlineData("office\\ann")]
    public void A_user_name_goes_out_whole(string name)
    {
        using var session = new PowerShellSession();

        session.Get("""
            $credential = [pscredential]::new($name, [Net.NetworkCredential]::new('', 'Passw0rd!').SecurePassword)
            $simulator = Start-PortSipSimulator -Credential $credential
            $null = Connect-PortSip $simulator.Server $credential $simulator.Domain
            """, ("name", name));

        Assert.Equal(name, session.Single<string>("(Get-PortSipConnection).UserName"));
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("unknown")]
    public void What_a_PBX_calls_a_caller_without_a_number_can_be_looked_for(string caller)
    {
        using var pbx = new SimulatedSession();

        Assert.Empty(pbx.Get("Get-PortSipCdr -Caller $caller; Get-PortSipCall -ExtensionNumber $caller", ("caller", caller)));
    }

    [Fact]
    public void A_filter_finds_a_number_however_it_is_written()
    {
        using var pbx = new SimulatedSession();
        pbx.Get("$null = New-PortSipCall 1001 1002");

        Assert.Equal("1002", pbx.Single<PortSipCall>("Get-PortSipCall -ExtensionNumber \"$([char]0x202A)1002$([char]0x202C)\"").Callee);
    }
}
