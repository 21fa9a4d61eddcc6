using System.Text.Json;

namespace PortSip.Simulator.Tests.Accounts;

public sealed class SignInTests
{
    [Fact]
    public void A_sign_in_brings_both_tokens()
    {
        using var test = new TestPbx();

        var answer = test.Post("auth/sign_in", TestPbx.Admin).Json;

        Assert.Equal(["access_token", "expires_in", "refresh_token", "token_type"], answer.EnumerateObject().Select(member => member.Name));
        Assert.Equal(1800, answer.GetProperty("expires_in").GetInt32());
        Assert.Equal("Bearer", answer.GetProperty("token_type").GetString());
    }

    [Theory]
    [InlineData("""{"username":"admin","password":"wrong","domain":"test.io"}""")]
    [InlineData("""{"username":"nobody","password":"Passw0rd!","domain":"test.io"}""")]
    [InlineData("""{"username":"admin","password":"Passw0rd!","domain":"other.io"}""")]
    [InlineData("""{"username":"admin","password":"Passw0rd!"}""")]
    public void A_wrong_password_is_400_UNAUTHORIZED_and_401_since_22_6(string body)
    {
        using var older = TestPbx.Of("22.3");
        using var test = new TestPbx();

        var reply = test.Post("auth/sign_in", body);

        Assert.Equal((400, 401), (older.Post("auth/sign_in", body).Status, reply.Status));
        Assert.Equal(["UNAUTHORIZED"], reply.Codes);
    }

    [Theory]
    [InlineData("""{"password":"p","domain":"test.io"}""", "username")]
    [InlineData("""{"username":"","password":"p"}""", "username")]
    [InlineData("""{"username":"a","password":7}""", "password")]
    [InlineData("""{"username":"a","password":"p","domain":""}""", "domain")]
    public void What_breaks_a_rule_is_refused_with_the_field_and_is_not_a_failed_login(string body, string field)
    {
        using var test = new TestPbx();

        Assert.Equal([field], test.Post("auth/sign_in", body).InvalidFields);
        Assert.Equal(0, test.Pbx.FailedSignIns("127.0.0.1"));
    }

    [Fact]
    public void A_system_administrator_signs_in_without_a_domain()
    {
        using var test = new TestPbx(options => options with
        {
            Users = [new SimulatedUser("root", "pw") { Role = SimulatedRoles.SystemAdmin }],
        });

        test.SignIn("""{"username":"root","password":"pw"}""");

        Assert.Equal("SystemAdmin", test.Get("auth/user").Text("role"));
        Assert.Equal(401, test.Post("auth/sign_in", """{"username":"root","password":"pw","domain":"test.io"}""").Status);
    }

    [Fact]
    public void The_signed_in_user_is_described()
    {
        using var test = TestPbx.SignedIn();

        var reply = test.Get("auth/user");

        Assert.Equal(("Admin", "test.io"), (reply.Text("role"), reply.Text("domain")));
        Assert.True(reply.Json.GetProperty("password_verified").GetBoolean());
    }

    [Theory]
    [InlineData(SimulatorExpiryForm.SecondsAsText, """expires_in":"1800""")]
    [InlineData(SimulatorExpiryForm.ExpiresAt, """expires_at":"2024-08-20T06:30:00.000000Z""")]
    [InlineData(SimulatorExpiryForm.ImpossibleExpiresAt, """expires_at":"2023-02-30""")]
    public void The_life_of_a_token_is_reported_in_every_form_that_was_seen(SimulatorExpiryForm form, string expected)
    {
        using var test = new TestPbx(options => options with { ExpiryForm = form });

        Assert.Contains(expected, test.Post("auth/sign_in", TestPbx.Admin).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Or_it_is_not_told_at_all()
    {
        using var test = new TestPbx(options => options with { ExpiryForm = SimulatorExpiryForm.Absent });

        Assert.DoesNotContain("expires", test.Post("auth/sign_in", TestPbx.Admin).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SimulatorSignInWays.OAuth | SimulatorSignInWays.Login, "auth/sign_in")]
    [InlineData(SimulatorSignInWays.SignIn | SimulatorSignInWays.Login, "login/oauth/token")]
    [InlineData(SimulatorSignInWays.SignIn | SimulatorSignInWays.OAuth, "login")]
    [InlineData(SimulatorSignInWays.SignIn | SimulatorSignInWays.OAuth, "logout")]
    public void A_way_that_the_PBX_does_not_know_is_404(SimulatorSignInWays ways, string path)
    {
        using var test = new TestPbx(options => options with { SignInWays = ways });

        Assert.Equal(404, test.Post(path, TestPbx.Admin).Status);
    }

    [Fact]
    public void Anybody_may_ask_for_information()
    {
        using var test = new TestPbx();

        Assert.Equal(200, test.Get("info?domain=test.io").Status);
        Assert.Equal(404, test.Get("info?domain=other.io").Status);
    }
}
