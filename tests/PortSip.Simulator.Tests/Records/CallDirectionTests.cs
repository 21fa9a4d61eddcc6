namespace PortSip.Simulator.Tests.Records;

/// <summary>A trunk that a call names leads outside, unless the number is one of the tenant's.</summary>
public sealed class CallDirectionTests
{
    [Theory]
    [InlineData("1001", "1002", "EXTENSION_CALL")]
    [InlineData("1001", "8000", "EXTENSION_CALL")]
    [InlineData("1001", "6000", "EXTENSION_CALL")]
    [InlineData("1001", "9000", "EXTENSION_CALL")]
    [InlineData("1001", "7000", "EXTENSION_CALL")]
    [InlineData("1001", "5000", "EXTENSION_CALL")]
    [InlineData("1001", "999", "EXTENSION_CALL")]
    [InlineData("1001", "*88", "EXTENSION_CALL")]
    [InlineData("1001", "*58", "EXTENSION_CALL")]
    [InlineData("1001", "*58#", "EXTENSION_CALL")]
    [InlineData("1001", "*78#", "EXTENSION_CALL")]
    [InlineData("1001", "0033187691", "OUTBOUND_CALL")]
    [InlineData("9000", "0033187691", "OUTBOUND_CALL")]
    [InlineData("0033187692", "6000", "INBOUND_CALL")]
    [InlineData("0033187692", "0033187691", "INBOUND_OUTBOUND_CALL")]
    public void The_direction_is_that_of_the_numbers(string caller, string callee, string direction)
    {
        using var test = TestPbx.SignedIn();

        test.Post($"sessions/{test.Originate(caller, callee, ",\"trunk\":\"main\"")}/destroy");

        Assert.Equal(direction, Assert.Single(test.Get("cdrs").Json.GetProperty("items").EnumerateArray()).GetProperty("direction").GetString());
    }

    [Fact]
    public void A_number_with_a_menu_is_the_tenants()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetMenu("0033187691", new Dictionary<string, string> { ["1"] = "1002" });

        test.Post($"sessions/{test.Originate("1001", "0033187691", ",\"trunk\":\"main\"")}/destroy");

        Assert.Equal("EXTENSION_CALL", Assert.Single(test.Get("cdrs").Json.GetProperty("items").EnumerateArray()).GetProperty("direction").GetString());
    }
}
