using System.Globalization;
using System.Text.Json.Nodes;

namespace PortSip.Simulator.Tests.Calls;

/// <summary>The holidays of the tenant, and where calls go on them. It is Tuesday, 20 August 2024, 6:00.</summary>
public sealed class HolidayTests : IDisposable
{
    private const string Whole = "\"hour_start\":0,\"minute_start\":0,\"hour_end\":23,\"minute_end\":59";

    private readonly TestPbx _test = TestPbx.SignedIn();

    public void Dispose() => _test.Dispose();

    /// <summary>The fields of the holiday, and whether it is one now.</summary>
    [Theory]
    [InlineData("20240820-20240820", true, false, Whole, true)]
    [InlineData("20240821-20240821", true, false, Whole, false)]
    [InlineData("20230820-20230820", true, false, Whole, false)]
    [InlineData("20230820-20230820", true, true, Whole, true)]
    [InlineData("20240701-20240831", true, false, Whole, true)]
    [InlineData("20241224-20240901", true, true, Whole, true)]
    [InlineData("20240901-20240110", true, true, Whole, false)]
    [InlineData("20240819-20240821", true, false, "\"hour_start\":12,\"hour_end\":5", true)]
    [InlineData("20240819-20240821", false, false, "\"hour_start\":6,\"hour_end\":7", true)]
    [InlineData("20240819-20240821", false, false, "\"hour_start\":7,\"hour_end\":8", false)]
    [InlineData("20240820-20240820", true, false, "\"hour_start\":0,\"hour_end\":5,\"minute_end\":59", false)]
    public void A_call_on_a_holiday_goes_where_its_rule_says(string days, bool isConsecutive, bool isYearly, string times, bool isNow)
    {
        var holiday = Add(days, isConsecutive, isYearly, times);
        var trunk = _test.Get("providers").Json.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Equal(201, _test.Post("inbound_rules", $$$"""
            {"name":"Sales","did_numbers":"498912345","provider_id":"{{{trunk}}}","holidays":["{{{holiday}}}"],
             "non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1002"},"holiday_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1003"}}
            """).Status);

        Assert.Equal(isNow ? "1003" : "1002", _test.Call(_test.Pbx.CallIn(new SimulatedInboundCall("0033187691", "498912345", "main")).Id).Callee);
    }

    /// <summary>The day of December, and whether the holiday of the 25th is then.</summary>
    [Theory]
    [InlineData(24, false)]
    [InlineData(25, true)]
    [InlineData(26, false)]
    public void A_holiday_without_an_end_is_one_day(int day, bool isNow)
    {
        using var test = TestPbx.SignedIn(options => options with { StartTime = new DateTimeOffset(2026, 12, day, 12, 0, 0, TimeSpan.Zero) });
        var holiday = test.Post("holidays", """{"name":"Xmas","every_year":true,"month_start":12,"day_start":25}""").Text("id");
        var shown = test.Get("holidays/" + holiday).Json;
        Assert.Equal((12, 25), (shown.GetProperty("month_end").GetInt32(), shown.GetProperty("day_end").GetInt32()));
        test.Pbx.Rules.SetInbound("498912345", "1002");
        var rule = test.Get("inbound_rules").Json.GetProperty("items")[0];
        var changed = JsonNode.Parse(rule.GetRawText())!.AsObject();
        changed["holidays"] = new JsonArray(holiday);
        changed["holiday_forward_rule"] = JsonNode.Parse("""{"action":"FORWARD_TO_NUMBER","number":"1003"}""");
        Assert.Equal(200, test.Post("inbound_rules/" + rule.GetProperty("id").GetString(), changed.ToJsonString()).Status);

        Assert.Equal(isNow ? "1003" : "1002", test.Call(test.Pbx.CallIn(new SimulatedInboundCall("0033187691", "498912345", "main")).Id).Callee);
    }

    [Fact]
    public void A_holiday_over_the_turn_of_the_year_is_kept_in_a_file()
    {
        Add("20241225-20240101", isConsecutive: true, isYearly: true, Whole);

        using TestPbx copy = new(SimulatorTenantFile.Read(SimulatorTenantFile.Write(_test.Pbx.Tenant)));

        Assert.Equal(Shown(_test), Shown(copy.SignedInAnyWay()));

        static string Shown(TestPbx test) => test.Get("holidays").Json.GetProperty("items").GetRawText();
    }

    [Fact]
    public void A_menu_has_a_rule_for_holidays()
    {
        var holiday = Add("20240820-20240820", true, false, Whole);
        var receptionist = "ivrs/" + _test.Get("ivrs").Json.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Equal(200, _test.Post(receptionist, $$$"""
            {"name":"Welcome","custom_forward_rules":[{"user_input":"1","holidays":[{"id":"{{{holiday}}}"}],
             "non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1002"},"holiday_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1003"}}]}
            """).Status);
        _test.Pbx.Rules.SetKeys("1001", new SimulatedKeys(["1"]));

        Assert.Equal("1003", _test.Tried(_test.Originate("1001", "7000"))[^1]);
        Assert.Equal(204, _test.Post($"holidays/{holiday}/destroy").Status);
        Assert.Equal("1002", _test.Tried(_test.Originate("1001", "7000"))[^1]);
    }

    [Fact]
    public void A_holiday_is_changed_whole()
    {
        var holiday = Add("20240820-20240820", true, false, Whole);
        var shown = JsonNode.Parse(_test.Get("holidays/" + holiday).Json.GetRawText())!.AsObject();
        Assert.Equal(("Summer", 2024), (shown["name"]!.GetValue<string>(), shown["year_end"]!.GetValue<int>()));

        shown["name"] = "Autumn";
        Assert.Equal(200, _test.Post("holidays/" + holiday, shown.ToJsonString()).Status);

        Assert.Equal("Autumn", _test.Get("holidays").Json.GetProperty("items")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("""{"month_start":1}""")]
    [InlineData("""{"name":"Summer","month_start":13}""")]
    [InlineData("""{"name":"Summer","hour_end":24}""")]
    [InlineData("""{"name":"Summer","consecutive":"yes"}""")]
    [InlineData("""{"name":"Summer","year_start":2024,"month_start":8,"day_start":20,"day_end":19}""")]
    [InlineData("""{"name":"Summer","year_start":2024,"year_end":2023}""")]
    [InlineData("""{"name":"Summer","year_start":2024,"hour_start":12,"hour_end":5}""")]
    [InlineData("""{"name":"Summer","consecutive":false,"every_year":true,"hour_start":12,"hour_end":5}""")]
    public void A_wrong_holiday_is_refused(string body) => Assert.Equal(400, _test.Post("holidays", body).Status);

    private string Add(string days, bool isConsecutive, bool isYearly, string times)
    {
        string Date(int at, string end) => $"\"year_{end}\":{Number(at, 4)},\"month_{end}\":{Number(at + 4, 2)},\"day_{end}\":{Number(at + 6, 2)}";
        int Number(int at, int length) => int.Parse(days.Substring(at, length), CultureInfo.InvariantCulture);
        var reply = _test.Post("holidays", $$"""
            {"name":"Summer","consecutive":{{(isConsecutive ? "true" : "false")}},"every_year":{{(isYearly ? "true" : "false")}},{{Date(0, "start")}},{{Date(9, "end")}},{{times}}}
            """);
        Assert.Equal(201, reply.Status);
        return reply.Text("id");
    }
}
