using System.Numerics;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Calls;

/// <summary>Numbers and ids are text, whatever PowerShell makes of them on the way.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData("0033187691", "0033187691")]
    [InlineData("'0033187691'", "0033187691")]
    [InlineData("'+33 1 87'", "+33187")]
    [InlineData("+33187691", "+33187691")]
    [InlineData("*63600", "*63600")]
    [InlineData("'#68'", "#68")]
    [InlineData("*63601*2", "*63601*2")]
    [InlineData("1001", "1001")]
    [InlineData("(1000 + 1)", "1001")]
    [InlineData("([byte]101)", "101")]
    [InlineData("([uint64]18446744073709551615)", "18446744073709551615")]
    [InlineData("([bigint]::Parse('123456789012345678901234567890'))", "123456789012345678901234567890")]
    public void A_number_is_dialled_as_it_was_typed(string typed, string dialled)
    {
        using var pbx = new SimulatedSession();

        pbx.Get($"New-PortSipCall 1001 {typed}; New-PortSipCall -Caller {typed} -Callee 1002");

        Assert.StartsWith($$"""POST /api/sessions {"caller":"1001","callee":"{{dialled}}",""", pbx.Requests[0]);
        Assert.StartsWith($$"""POST /api/sessions {"caller":"{{dialled}}","callee":"1002",""", pbx.Requests[1]);
    }

    [Theory]
    [InlineData("1E5")]
    [InlineData("1001.0")]
    [InlineData("([double]1001)")]
    [InlineData("([float]1001)")]
    [InlineData("1001d")]
    [InlineData("([decimal]1001)")]
    public void A_floating_point_number_is_refused_with_the_advice_to_quote_it(string typed)
    {
        using var pbx = new SimulatedSession();

        foreach (var command in new[]
                 {
                     $"New-PortSipCall {typed} 1002", $"New-PortSipCall 1001 {typed}", $"New-PortSipCall 1001 1002 -RewriteFrom {typed}",
                     $"Suspend-PortSipCall 4711 {typed}", $"Suspend-PortSipCall {typed} 1001", $"Stop-PortSipCall {typed}", $"{typed} | Stop-PortSipCall",
                     $"Get-PortSipCall 4711, {typed}", $"Get-PortSipCall -ExtensionNumber {typed}", $"Invoke-PortSipTransfer 4711 1001 {typed}",
                     $"Invoke-PortSipTransfer -Attended 1001 -Session1 {typed} -ReferTo2 1003",
                 })
        {
            var result = pbx.Run(command);
            Assert.StartsWith("ParameterArgumentTransformationError,PortSipCallControl.", result.Error.FullyQualifiedErrorId);
            Assert.Contains("Quote the number", result.Error.ToString());
        }
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("(-5)")]
    [InlineData("(@{})")]
    [InlineData("([datetime]::Now)")]
    [InlineData("$true")]
    public void What_is_not_a_number_is_refused(string typed)
    {
        using var pbx = new SimulatedSession();

        Assert.StartsWith("ParameterArgumentTransformationError,", pbx.Run($"New-PortSipCall 1001 -Callee {typed}").Error.FullyQualifiedErrorId);
        Assert.Empty(pbx.Requests);
    }

    public static TheoryData<object, string> Ids => new()
    {
        { "884757570370146304", "884757570370146304" },
        { 884757570370146304L, "884757570370146304" },
        { new BigInteger(884757570370146304L), "884757570370146304" },
        { "182343594055508", "182343594055508" },
        { "rZTO+S5/x==", "rZTO%2BS5%2Fx%3D%3D" },
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_keeps_every_digit_and_goes_into_the_path_as_one_segment(object id, string segment)
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run("Stop-PortSipCall $id; $id | Stop-PortSipCall; Get-PortSipCall $id; Suspend-PortSipCall $id 1001; Invoke-PortSipTransfer $id 1001 1002", ("id", id));

        Assert.All(result.Errors, e => Assert.IsType<PortSipException>(e.Exception));
        Assert.All(pbx.Requests, r => Assert.Contains($"/api/sessions/{segment}", r));
        Assert.Equal(5, pbx.Requests.Count);
    }

    [Fact]
    public void A_typed_id_of_18_digits_keeps_them()
    {
        using var pbx = new SimulatedSession();

        pbx.Run("Stop-PortSipCall 884757570370146304; Stop-PortSipCall 0123456789012345678");

        Assert.Equal(["POST /api/sessions/884757570370146304/destroy", "POST /api/sessions/0123456789012345678/destroy"], pbx.Requests);
    }

    [Fact]
    public void An_array_of_ids_of_every_kind_is_taken_in_its_order()
    {
        using var pbx = new SimulatedSession();

        pbx.Run("Stop-PortSipCall -ThrottleLimit 1 -Id '4711', 4712, ([bigint]4713), ([long]4714)");

        Assert.Equal(["4711", "4712", "4713", "4714"], pbx.Requests.Select(r => r.Split('/')[3]));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public void An_id_that_would_lead_elsewhere_is_refused(string id)
    {
        using var pbx = new SimulatedSession();

        Assert.Equal(nameof(PortSipFailure.ValidationFailed), pbx.Run("Stop-PortSipCall $id", ("id", id)).ErrorId);
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void A_blank_id_is_refused()
    {
        using var pbx = new SimulatedSession();

        Assert.Single(pbx.Run("Stop-PortSipCall ' '").Errors);
        Assert.DoesNotContain(pbx.Journal, e => e.Operation == SimulatorOperation.HangUpCall);
    }
}
