using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

/// <summary>Rows as Import-Csv makes them: every cell is text, and a cell may be blank.</summary>
public sealed class RowTests
{
    private static string Row(string cells) => $"[pscustomobject]@{{ Caller = '1001'; Callee = '1002'; {cells} }}";

    [Fact]
    public void A_row_places_a_call_with_its_cells_by_name()
    {
        using var pbx = new SimulatedSession();

        pbx.Get($"{Row("NoSdp = 'true'; Trunk = 'main'; UserData = 'ticket 7'; AdditionalHeader = 'ANSWER_MODE'; HeaderDirection = 'ALL'; RewriteFrom = '0033'")} | New-PortSipCall");

        Assert.Equal(
            ["""POST /api/sessions {"caller":"1001","callee":"1002","send_sdp":false,"trunk":"main","rewrite_from":"0033","user_data":"ticket 7","additional_header":"ANSWER_MODE","header_direction":"ALL"}"""],
            pbx.Requests);
    }

    [Theory]
    [InlineData("''")]
    [InlineData("'  '")]
    [InlineData("$null")]
    public void A_blank_optional_cell_is_absent(string blank)
    {
        using var pbx = new SimulatedSession();

        const string Columns = "NoSdp CallerDisplayName Trunk RewriteFrom RewritePai RewriteRpi UserData AdditionalHeader HeaderDirection Target TargetInstanceId TargetExtensionNumber Connection";
        var cells = string.Join("; ", Columns.Split(' ').Select(name => $"{name} = {blank}"));
        pbx.Get($"{Row(cells)} | New-PortSipCall");

        Assert.Equal(["""POST /api/sessions {"caller":"1001","callee":"1002","send_sdp":true}"""], pbx.Requests);
    }

    [Theory]
    [InlineData("true", "false")]
    [InlineData("True", "false")]
    [InlineData("false", "true")]
    [InlineData("FALSE", "true")]
    public void True_and_false_are_read(string cell, string sendSdp)
    {
        using var pbx = new SimulatedSession();

        pbx.Get($"{Row($"NoSdp = '{cell}'")} | New-PortSipCall");

        Assert.Contains($"\"send_sdp\":{sendSdp}", Assert.Single(pbx.Requests));
    }

    [Theory]
    [InlineData("NoSdp = 'maybe'", "'maybe' is neither true nor false")]
    [InlineData("NoSdp = '1'", "'1' is neither true nor false")]
    [InlineData("AdditionalHeader = 'Loud'", "'Loud' isn't one of AnswerMode")]
    [InlineData("AdditionalHeader = '2'", "'2' isn't one of AnswerMode")]
    [InlineData("AdditionalHeader = 5", "'5' isn't one of AnswerMode")]
    [InlineData("HeaderDirection = 'Both'", "'Both' isn't one of Caller, Callee, All")]
    [InlineData("RewriteFrom = 3.5", "Quote the number")]
    public void Nonsense_in_a_cell_is_an_error_of_that_row_and_the_others_go_on(string cell, string words)
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run($"{Row("UserData = 'first'")}, {Row(cell)}, {Row("UserData = 'third'")} | New-PortSipCall");

        Assert.Contains(words, result.Error.ToString());
        Assert.EndsWith(",PortSipCallControl.NewPortSipCallCommand", result.Error.FullyQualifiedErrorId);
        Assert.Equal(2, result.Output.Count);
        Assert.Equal(["first", "third"], pbx.Requests.Select(r => r.Contains("first", StringComparison.Ordinal) ? "first" : "third"));
    }

    [Fact]
    public void A_blank_mandatory_cell_is_an_error_of_that_row()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run($"[pscustomobject]@{{ Caller = '1001'; Callee = '' }}, {Row("UserData = 'second'")} | New-PortSipCall");

        Assert.Single(result.Errors);
        Assert.Contains("second", Assert.Single(pbx.Requests));
    }

    [Fact]
    public void A_value_beyond_a_limit_is_an_error_of_that_row()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run($"{Row("RewriteFrom = '12345678901234567'")}, {Row("UserData = 'second'")} | New-PortSipCall");

        result.ExpectError(PortSipFailure.ValidationFailed, "NewPortSipCallCommand", ErrorCategory.InvalidArgument);
        Assert.Contains("second", Assert.Single(pbx.Requests));
    }

    [Fact]
    public void Columns_that_mean_something_to_another_form_do_no_harm()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run($"{Row("Domain = 'test.io'; Server = 'elsewhere.invalid'; Id = '4711'; Name = 'x'; Credential = 'y'")} | New-PortSipCall");

        Assert.Empty(result.Errors.Select(e => e.ToString()));
        Assert.Equal(["""POST /api/sessions {"caller":"1001","callee":"1002","send_sdp":true}"""], pbx.Requests);
    }

    [Fact]
    public void A_piped_call_is_placed_again_on_its_own_connection()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("New-PortSipCall 1001 1002 -UserData again | New-PortSipCall");

        Assert.Equal(2, pbx.Requests.Count);
        Assert.Equal(pbx.Requests[0], pbx.Requests[1]);
    }

    [Fact]
    public void Rows_hold_transfer_and_hang_up_by_property_name()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("""
            $id = (New-PortSipCall 1001 1002).Id
            [pscustomobject]@{ Id = $id; ExtensionNumber = '1001' } | Suspend-PortSipCall
            [pscustomobject]@{ Id = $id; Caller = '1001' } | Resume-PortSipCall
            [pscustomobject]@{ Id = $id; Caller = '1002' } | Get-PortSipCall
            [pscustomobject]@{ Id = $id } | Stop-PortSipCall
            """);

        Assert.Equal(["hold", "unhold", "", "destroy"], pbx.Requests.Skip(1).Select(r => r.Split(' ')[1].Split('/').ElementAtOrDefault(4) ?? ""));
    }

    [Theory]
    [InlineData("New-PortSipCall")]
    [InlineData("New-PortSipCall -WaitFor Answered")]
    [InlineData("New-PortSipCall -Direct -Credential ([pscredential]::new('1001', [securestring]::new()))")]
    [InlineData("Get-PortSipCall")]
    [InlineData("Suspend-PortSipCall")]
    [InlineData("Resume-PortSipCall -PassThru")]
    [InlineData("Invoke-PortSipTransfer -ReferTo 1003")]
    [InlineData("Stop-PortSipCall")]
    [InlineData("Disconnect-PortSip")]
    [InlineData("Connect-PortSip -Credential ([pscredential]::new('u', [securestring]::new()))")]
    public void Empty_input_is_a_clean_no_op_without_a_connection(string command)
    {
        using var session = new PowerShellSession();

        Assert.Empty(session.Get($"@() | {command}"));
    }

    [Fact]
    public void Ids_and_calls_may_stand_in_one_stream()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run("""
            $a, $b, $c = 1..3 | ForEach-Object { New-PortSipCall 1001 1002 -UserData $_ }
            $a, $b.Id, [long]$c.Id, 4711 | Stop-PortSipCall -PassThru
            """);

        Assert.Equal(["1001", "1001", "1001"], result.Objects<PortSipCall>().Select(c => c.Caller));
        Assert.Equal("4711", result.Error.TargetObject);
        Assert.Equal(0, pbx.ActiveCalls);
    }

    [Fact]
    public void Ids_and_calls_in_one_stream_are_held_each_by_its_number()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("$a = New-PortSipCall 1001 1002; $b = New-PortSipCall 1003 1004; $a.Id, $b, $a | Suspend-PortSipCall -ExtensionNumber 1001 -ErrorAction Ignore -ThrottleLimit 1");

        Assert.All(pbx.Requests.Skip(2), r => Assert.EndsWith("""{"extension_number":"1001"}""", r));
        Assert.Equal(3, pbx.Requests.Skip(2).Count());
    }
}
