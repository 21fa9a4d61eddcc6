namespace PortSip.Simulator.Tests.Versions;

/// <summary>What differs from version to version besides the form of answers.</summary>
public sealed class VersionTests
{
    [Fact]
    public void The_newest_is_what_a_simulator_is_by_default()
    {
        using var pbx = new SimulatedPbx();

        Assert.Equal("22.8", pbx.Options.Version.Number);
        Assert.Equal(["16.4", "22.2", "22.3", "22.8"], SimulatorVersion.All.Select(version => version.ToString()));
    }

    [Theory]
    [InlineData("22.8")]
    [InlineData("16.4")]
    public void A_version_is_found_by_its_number(string number) => Assert.Same(SimulatorVersion.All.Single(version => version.Number == number), SimulatorVersion.Parse(number));

    [Theory]
    [InlineData("22.4")]
    [InlineData("")]
    [InlineData("V222")]
    public void Another_number_is_refused(string number) => Assert.Throws<FormatException>(() => SimulatorVersion.Parse(number));

    [Theory]
    [InlineData("22.2", "AVAILABLE", 200, "ONLINE", 400)]
    [InlineData("22.3", "AVAILABLE", 400, "ONLINE", 200)]
    public void Being_there_has_another_word_since_22_3(string version, string one, int first, string other, int second)
    {
        using var test = TestPbx.Of(version).SignedInAnyWay(TestPbx.StandardUser);

        Assert.Equal((first, second), (Set(one), Set(other)));

        int Set(string presence) => test.Post("user/presence", $$"""{"presence":"{{presence}}"}""").Status;
    }

    [Theory]
    [InlineData("22.2", 200)]
    [InlineData("22.3", 400)]
    public void Agents_have_neither_break_nor_lunch_since_22_3(string version, int status)
    {
        using var test = TestPbx.Of(version).SignedInAnyWay();
        var agent = $"call_queues/{test.Pbx.Queues[0].Id}/agents/1008";

        Assert.Equal((status, status), (test.Post(agent, """{"status":"BREAK"}""").Status, test.Post(agent, """{"status":"LUNCH"}""").Status));
    }

    [Theory]
    [InlineData("22.8", SimulatorLicense.Missing, 403, "LICENSE_TENANT_MODULE_REQUIRED")]
    [InlineData("22.8", SimulatorLicense.Unreadable, 503, "LICENSE_SNAPSHOT_UNAVAILABLE")]
    [InlineData("22.8", SimulatorLicense.Valid, 200, null)]
    [InlineData("22.3", SimulatorLicense.Missing, 200, null)]
    public void A_licence_is_checked_where_agents_are_set_since_22_8(string version, SimulatorLicense license, int status, string? code)
    {
        using var test = TestPbx.Of(version).SignedInAnyWay();
        test.Pbx.Rules.License = license;

        var reply = test.Post($"call_queues/{test.Pbx.Queues[0].Id}/agents", """{"items":[{"extension_number":"1008"}]}""");

        Assert.Equal(status, reply.Status);
        if (code is not null)
            Assert.Equal([code], reply.Codes);
        Assert.Equal(status == 200 ? 1 : 3, test.Pbx.Queues[0].Agents.Count);
    }

    [Theory]
    [InlineData("22.3", "UNKNOWN")]
    [InlineData("22.8", "RESOURCE_IN_USE")]
    public void A_conflict_has_a_code_of_its_own_since_22_8(string version, string code)
    {
        using var test = TestPbx.Of(version).SignedInAnyWay();
        test.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { StatusCode = 409 });

        Assert.Equal([code], test.Get("sessions").Codes);
    }

    [Theory]
    [InlineData("16.4", "order 7", "")]
    [InlineData("22.2", "user-data=order 7;service-number=8000", null)]
    [InlineData("22.3", "user-data=order 7;service-number=8000", "QUEUE_ABANDONED")]
    public void A_call_that_was_given_up_in_a_queue_is_recorded_as_its_version_does(string version, string userData, string? rerouteReason)
    {
        using var test = TestPbx.Of(version).SignedInAnyWay();
        test.Pbx.HangUp(test.Originate("1001", "8000", ",\"user_data\":\"order 7\""), "1001");

        var record = test.Get("cdrs").Json.GetProperty("items")[0];

        Assert.Equal((userData, "8000", rerouteReason), (record.GetProperty("user_data").GetString(), record.GetProperty("service_number").GetString(), record.GetProperty("reroute_reason").GetString()));
    }

    [Fact]
    public void A_code_is_wanted_besides_the_password_only_since_22_2()
    {
        using var test = TestPbx.Of("16.4", options => options with { Users = [options.Users[0] with { TwoFactor = SimulatorTwoFactor.Required }] });

        Assert.True(test.Post("login", TestPbx.Admin).Json.TryGetProperty("access_token", out _));
    }

    [Fact]
    public void The_ways_to_sign_in_can_be_set_apart_from_the_version()
    {
        using var test = TestPbx.Of("22.8", options => options with { SignInWays = SimulatorSignInWays.Tokens });

        Assert.Equal((404, 200), (test.Post("auth/sign_in", TestPbx.Admin).Status, test.Post("tokens", TestPbx.Admin).Status));
    }
}
