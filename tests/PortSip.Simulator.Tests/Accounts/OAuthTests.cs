namespace PortSip.Simulator.Tests.Accounts;

public sealed class OAuthTests
{
    private const string Client = "client_id=9d806019-75b2-4b3d-bb8b-f5a3a412cc0a";
    private const string Password = "grant_type=password&username=admin&domain=test.io&password=Passw0rd%21&scope=all&" + Client;

    [Fact]
    public void The_form_signs_in_refreshes_and_revokes()
    {
        using var test = new TestPbx();

        var signIn = test.PostForm("login/oauth/token", Password);
        var refreshed = test.PostForm(
            "login/oauth/token", $"grant_type=refresh_token&refresh_token={signIn.Text("refresh_token")}&{Client}");
        test.Token = refreshed.Text("access_token");

        Assert.Equal(201, test.Get("sessions").Status);
        Assert.Equal(200, test.Post("login/oauth/revoke").Status);
        Assert.Equal(401, test.Get("sessions").Status);
    }

    [Fact]
    public void The_journal_tells_the_two_grants_apart()
    {
        using var test = new TestPbx();
        test.PostForm("login/oauth/token", Password);
        test.PostForm("login/oauth/token", "grant_type=refresh_token&refresh_token=wrong&" + Client);

        Assert.Equal([SimulatorOperation.SignIn, SimulatorOperation.RefreshToken], test.Pbx.Journal.Select(entry => entry.Operation));
    }

    [Theory]
    [InlineData("grant_type=password&username=admin&password=x", "client_id")]
    [InlineData("grant_type=password&username=admin&password=x&client_id=other", "client_id")]
    [InlineData("grant_type=implicit&" + Client, "grant_type")]
    [InlineData("grant_type=refresh_token&" + Client, "refresh_token")]
    [InlineData("grant_type=password&password=x&" + Client, "username")]
    public void What_breaks_a_rule_is_refused_with_the_field(string form, string field)
    {
        using var test = new TestPbx();

        Assert.Equal([field], test.PostForm("login/oauth/token", form).InvalidFields);
    }

    [Fact]
    public void JSON_is_not_taken()
    {
        using var test = new TestPbx();

        Assert.Equal(["Content-Type"], test.Post("login/oauth/token", TestPbx.Admin).InvalidFields);
    }

    [Fact]
    public void A_wrong_password_is_400_UNAUTHORIZED()
    {
        using var test = new TestPbx();

        Assert.Equal(["UNAUTHORIZED"], test.PostForm("login/oauth/token", Password.Replace("%21", "", StringComparison.Ordinal)).Codes);
    }
}
