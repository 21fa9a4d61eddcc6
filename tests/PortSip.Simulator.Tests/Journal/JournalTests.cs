using System.Text.Json;

namespace PortSip.Simulator.Tests.Journal;

public sealed class JournalTests
{
    [Fact]
    public void A_request_is_kept_exactly()
    {
        using var test = TestPbx.SignedIn();
        const string body = """{ "caller":"1001",  "callee":"+33 1", "send_sdp":false }""";

        test.Post("sessions?x=%20y", body);

        var entry = test.Pbx.Journal[^1];
        Assert.Equal(("POST", "/api/sessions", "x=%20y", body), (entry.Method, entry.Path, entry.Query, entry.Body));
        Assert.Equal((2L, SimulatorOperation.OriginateCall, 201, true), (entry.Sequence, entry.Operation, entry.StatusCode, entry.IsCommitted));
        Assert.Equal((test.Pbx.Clock.Now, "127.0.0.1", null), (entry.Time, entry.RemoteAddress, entry.Fault));
        Assert.Equal(new("Content-Type", "application/json"), entry.Headers[0]);
        Assert.Equal(new("Authorization", "Bearer ***"), entry.Headers[1]);
    }

    [Fact]
    public void No_secret_of_any_operation_is_kept()
    {
        using var test = new TestPbx(options => options with
        {
            Users = [.. options.Users, new SimulatedUser("two", "Tw0factor!") { TwoFactor = SimulatorTwoFactor.Required }],
        });
        List<string> secrets = [SimulatorDefaults.Password, SimulatorDefaults.ExtensionPassword, "Tw0factor!"];

        var signIn = test.Post("auth/sign_in", TestPbx.Admin);
        test.Token = signIn.Text("access_token");
        test.Post("auth/refresh_token", $$"""{"refresh_token":"{{signIn.Text("refresh_token")}}"}""");
        var otpToken = test.Post("auth/sign_in", """{"username":"two","password":"Tw0factor!","domain":"test.io"}""").Text("token");
        var code = test.Pbx.CurrentOneTimePassword("two")!;
        test.Post("auth/verify_otp", $$"""{"token":"{{otpToken}}","code":"{{code}}"}""");
        test.PostForm("login/oauth/token", "grant_type=password&username=admin&password=Passw0rd!&domain=test.io");
        test.Get("sessions/directly?password=A1s2d3f4&extension_number=1001&caller=1001");
        test.Post("login", TestPbx.Admin);
        test.Post("nowhere", """{"password":"Passw0rd!" """);
        test.Post("auth/sign_in", """{"username":"admin","password":"Passw0rd!""");
        test.Send("POST", "auth/sign_in", "password=Passw0rd!", "text/plain");
        secrets.AddRange([test.Token, signIn.Text("refresh_token"), otpToken, code]);

        var journal = JsonSerializer.Serialize(test.Pbx.Journal);
        Assert.Equal(10, test.Pbx.Journal.Count);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, journal, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"password":"a\"b","x":"y"}""", """{"password":"***","x":"y"}""")]
    [InlineData("""{"code":123456,"x":"y"}""", """{"code":"***","x":"y"}""")]
    [InlineData("""{"status_code":486}""", """{"status_code":486}""")]
    [InlineData("""{"user_data":"password"}""", """{"user_data":"password"}""")]
    [InlineData("""{"token":["a","b"]}""", """{"token":"***" """)]
    [InlineData("a=1&password=x&b=2", "a=1&password=***&b=2")]
    public void Only_the_secret_is_masked(string body, string expected)
    {
        using var test = new TestPbx();

        test.Send("POST", "nowhere", body);

        Assert.Equal(expected.TrimEnd(), test.Pbx.Journal[0].Body);
    }

    [Fact]
    public void The_oldest_entries_are_dropped()
    {
        using var test = new TestPbx(options => options with { JournalCapacity = 3 });

        for (var request = 1; request <= 5; request++)
            test.Get("info");

        Assert.Equal([3L, 4L, 5L], test.Pbx.Journal.Select(entry => entry.Sequence));
    }

    [Fact]
    public void Clearing_does_not_restart_the_numbers()
    {
        using var test = new TestPbx();
        test.Get("info");

        test.Pbx.ClearJournal();
        test.Get("info");

        Assert.Equal(2, Assert.Single(test.Pbx.Journal).Sequence);
    }
}
