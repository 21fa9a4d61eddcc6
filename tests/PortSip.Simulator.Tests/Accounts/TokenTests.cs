namespace PortSip.Simulator.Tests.Accounts;

public sealed class TokenTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public void Without_a_good_token_it_is_401_with_an_errors_body(string? token)
    {
        using var test = new TestPbx();
        test.Token = token;

        var reply = test.Post("sessions", """{"caller":"1001","callee":"1002","send_sdp":true}""");

        Assert.Equal(401, reply.Status);
        Assert.Equal(["UNAUTHORIZED"], reply.Codes);
    }

    [Fact]
    public void A_token_lives_as_long_as_was_told()
    {
        using var test = TestPbx.SignedIn();

        test.Advance(1799);
        Assert.Equal(201, test.Get("sessions").Status);
        test.Advance(1);

        Assert.Equal(401, test.Get("sessions").Status);
    }

    [Theory]
    [InlineData("22.2", 400, "UNKNOWN")]
    [InlineData("22.3", 400, "UNKNOWN")]
    [InlineData("22.8", 401, "UNAUTHORIZED")]
    public void A_refresh_brings_new_tokens_and_uses_the_old_one_up(string version, int status, string code)
    {
        using var test = TestPbx.Of(version);
        var refresh = test.Post("auth/sign_in", TestPbx.Admin).Text("refresh_token");
        test.Advance(3600);

        var first = Refresh(test, refresh);
        var again = Refresh(test, refresh);
        test.Token = first.Text("access_token");

        Assert.Equal(201, test.Get("sessions").Status);
        Assert.NotEqual(refresh, first.Text("refresh_token"));
        Assert.Equal(status, again.Status);
        Assert.Equal([code], again.Codes);
    }

    [Fact]
    public void Refresh_tokens_may_stay_the_same()
    {
        using var test = new TestPbx(options => options with { RefreshTokens = SimulatorRefreshTokens.Keep });
        var refresh = test.Post("auth/sign_in", TestPbx.Admin).Text("refresh_token");

        Assert.Equal(refresh, Refresh(test, refresh).Text("refresh_token"));
        Assert.Equal(refresh, Refresh(test, refresh).Text("refresh_token"));
    }

    [Fact]
    public void A_refresh_token_gets_too_old_as_well()
    {
        using var test = new TestPbx(options => options with { RefreshTokenLifetime = TimeSpan.FromHours(1) });
        var refresh = test.Post("auth/sign_in", TestPbx.Admin).Text("refresh_token");

        test.Advance(3600);

        Assert.Equal(401, Refresh(test, refresh).Status);
    }

    [Fact]
    public void A_sign_out_ends_all_tokens_of_that_sign_in_and_no_others()
    {
        using var test = new TestPbx();
        var other = test.SignIn();
        var signIn = test.Post("auth/sign_in", TestPbx.Admin);
        var refreshed = Refresh(test, signIn.Text("refresh_token")).Text("access_token");
        test.Token = signIn.Text("access_token");

        Assert.Equal(200, test.Post("auth/sign_out").Status);

        Assert.Equal(401, test.Get("sessions").Status);
        test.Token = refreshed;
        Assert.Equal(401, test.Get("sessions").Status);
        test.Token = other;
        Assert.Equal(201, test.Get("sessions").Status);
    }

    [Fact]
    public void A_new_sign_in_may_end_the_older_ones()
    {
        using var test = new TestPbx(options => options with { ConcurrentSignIns = SimulatorConcurrentSignIns.RevokeOlder });
        var older = test.SignIn();
        test.SignIn();

        Assert.Equal(201, test.Get("sessions").Status);
        test.Token = older;
        Assert.Equal(401, test.Get("sessions").Status);
    }

    [Fact]
    public void All_access_tokens_can_be_ended_and_a_refresh_still_works()
    {
        using var test = new TestPbx();
        var signIn = test.Post("auth/sign_in", TestPbx.Admin);
        test.Token = signIn.Text("access_token");

        test.Pbx.ExpireTokens();

        Assert.Equal(401, test.Get("sessions").Status);
        Assert.Equal(200, Refresh(test, signIn.Text("refresh_token")).Status);
    }

    [Fact]
    public void Refresh_tokens_can_be_ended_too()
    {
        using var test = new TestPbx();
        var refresh = test.Post("auth/sign_in", TestPbx.Admin).Text("refresh_token");

        test.Pbx.ExpireTokens(SimulatorTokens.AccessAndRefresh);

        Assert.Equal(401, Refresh(test, refresh).Status);
    }

    private static Reply Refresh(TestPbx test, string token) =>
        test.Post("auth/refresh_token", $$"""{"refresh_token":"{{token}}"}""");
}
