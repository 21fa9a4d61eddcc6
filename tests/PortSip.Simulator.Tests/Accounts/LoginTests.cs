using System.Text;

namespace PortSip.Simulator.Tests.Accounts;

public sealed class LoginTests
{
    [Fact]
    public void A_login_brings_a_token_that_logout_ends()
    {
        using var test = TestPbx.Of("16.4");

        test.Token = test.Post("login", TestPbx.Admin).Text("access_token");

        Assert.Equal(200, test.Get("sessions").Status);
        Assert.Equal((204, ""), (test.Post("logout").Status, ""));
        Assert.Equal(401, test.Get("sessions").Status);
    }

    [Fact]
    public void Where_a_login_answers_nothing_the_cookie_gives_the_token()
    {
        using var test = TestPbx.Of("22.2");

        var login = test.Post("login", TestPbx.Admin);
        var cookie = login.Header("Set-Cookie")!.Split(';')[0];
        var session = new Reply(test.Pbx.Handle(new SimulatorRequest
        {
            Method = "GET",
            PathAndQuery = "/api/login",
            Headers = [new("Cookie", "other=1; " + cookie)],
        }));
        test.Token = session.Text("access_token");

        Assert.Equal("", login.Body);
        Assert.Equal("Admin", session.Text("role"));
        Assert.Equal(201, test.Get("sessions").Status);
    }

    [Fact]
    public void Nobody_is_logged_in_without_cookie_or_token()
    {
        using var test = TestPbx.Of("22.2");

        Assert.Equal(401, test.Get("login").Status);
    }

    [Fact]
    public void An_extension_can_log_in_on_a_PBX_that_is_old_enough()
    {
        const string body = """{"extension_number":"1001","password":"A1s2d3f4","domain":"test.io"}""";
        using var newer = new TestPbx();
        using var older = TestPbx.Of("16.4");

        Assert.Equal(404, newer.Post("login/by_extension", body).Status);
        older.Token = older.Post("login/by_extension", body).Text("access_token");
        Assert.Equal(18, older.Originate("1001", "1002").Length);
        Assert.Equal(204, older.Post("logout").Status);
    }

    [Fact]
    public void A_body_that_is_not_UTF8_is_refused()
    {
        using var test = TestPbx.Of("22.2");

        var reply = new Reply(test.Pbx.Handle(new SimulatorRequest
        {
            Method = "POST",
            PathAndQuery = "/api/login",
            Headers = [new("Content-Type", "application/json")],
            Body = (byte[])[.. Encoding.ASCII.GetBytes("{\"username\":\""), 0xFF, .. Encoding.ASCII.GetBytes("\"}")],
        }));

        Assert.Equal(["body"], reply.InvalidFields);
    }
}
