namespace PortSip.Simulator.Tests.Accounts;

public sealed class TwoFactorTests
{
    [Fact]
    public void The_password_brings_a_token_for_the_code_and_the_code_brings_the_tokens()
    {
        using var test = WithTwoFactor();

        var first = test.Post("auth/sign_in", TestPbx.Admin);
        var second = Verify(test, first.Text("token"), test.Pbx.CurrentOneTimePassword("admin")!);
        test.Token = second.Text("access_token");

        Assert.True(first.Json.GetProperty("two_factor_enabled").GetBoolean());
        Assert.False(first.Json.TryGetProperty("access_token", out _));
        Assert.Equal(201, test.Get("sessions").Status);
    }

    [Fact]
    public void Another_code_can_be_mailed_and_replaces_the_first()
    {
        using var test = WithTwoFactor();
        var token = test.Post("auth/sign_in", TestPbx.Admin).Text("token");
        var before = test.Pbx.CurrentOneTimePassword("admin")!;

        var sent = test.Post("auth/send_otp", $$"""{"token":"{{token}}"}""");
        var after = test.Pbx.CurrentOneTimePassword("admin")!;

        Assert.Equal(200, sent.Status);
        Assert.Equal(before == after ? 200 : 401, Verify(test, token, before).Status);
    }

    [Fact]
    public void A_wrong_code_is_a_failed_login()
    {
        using var test = WithTwoFactor();
        var token = test.Post("auth/sign_in", TestPbx.Admin).Text("token");

        var reply = Verify(test, token, "no code");

        Assert.Equal(["UNAUTHORIZED"], reply.Codes);
        Assert.Equal(1, test.Pbx.FailedSignIns("127.0.0.1"));
    }

    [Fact]
    public void A_code_is_good_once()
    {
        using var test = WithTwoFactor();
        var token = test.Post("auth/sign_in", TestPbx.Admin).Text("token");
        var code = test.Pbx.CurrentOneTimePassword("admin")!;
        Verify(test, token, code);

        Assert.Equal(401, Verify(test, token, code).Status);
        Assert.Null(test.Pbx.CurrentOneTimePassword("admin"));
    }

    [Fact]
    public void A_code_gets_too_old()
    {
        using var test = WithTwoFactor();
        var token = test.Post("auth/sign_in", TestPbx.Admin).Text("token");
        var code = test.Pbx.CurrentOneTimePassword("admin")!;

        test.Advance(600);

        Assert.Equal(401, Verify(test, token, code).Status);
    }

    private static TestPbx WithTwoFactor() => new(options => options with
    {
        Users = [options.Users[0] with { TwoFactor = SimulatorTwoFactor.Required }],
    });

    private static Reply Verify(TestPbx test, string token, string code) =>
        test.Post("auth/verify_otp", $$"""{"token":"{{token}}","code":"{{code}}"}""");
}
