namespace PortSip.Simulator.Tests.Accounts;

public sealed class BlockedAddressTests
{
    private const string Wrong = """{"username":"admin","password":"wrong","domain":"test.io"}""";

    [Fact]
    public void Five_failures_in_a_row_block_the_address_even_for_the_right_password()
    {
        using var test = new TestPbx();
        for (var attempt = 1; attempt <= 5; attempt++)
            Assert.Equal(401, test.Post("auth/sign_in", Wrong).Status);

        Assert.Equal(403, test.Post("auth/sign_in", TestPbx.Admin).Status);
        Assert.Equal(new BlockedAddress("127.0.0.1", test.Pbx.Clock.Now.AddHours(1)), Assert.Single(test.Pbx.BlockedAddresses));
    }

    [Fact]
    public void A_success_forgets_the_failures()
    {
        using var test = new TestPbx();
        for (var attempt = 1; attempt <= 4; attempt++)
            test.Post("auth/sign_in", Wrong);

        test.SignIn();

        Assert.Equal(0, test.Pbx.FailedSignIns("127.0.0.1"));
    }

    [Fact]
    public void Other_addresses_are_let_in()
    {
        using var test = new TestPbx(options => options with { FailedSignInLimit = 1 });
        test.Post("auth/sign_in", Wrong);

        Assert.Equal(200, test.Send("POST", "auth/sign_in", TestPbx.Admin, address: "10.0.0.7").Status);
    }

    [Fact]
    public void A_block_ends_by_itself()
    {
        using var test = new TestPbx(options => options with { FailedSignInLimit = 1, BlockDuration = TimeSpan.FromMinutes(5) });
        test.Post("auth/sign_in", Wrong);

        test.Advance(300);

        Assert.Equal(200, test.Post("auth/sign_in", TestPbx.Admin).Status);
        Assert.Empty(test.Pbx.BlockedAddresses);
    }

    [Fact]
    public void An_address_can_be_let_in_again()
    {
        using var test = new TestPbx(options => options with { FailedSignInLimit = 1 });
        test.Post("auth/sign_in", Wrong);

        test.Pbx.Unblock("127.0.0.1");

        Assert.Equal(200, test.Post("auth/sign_in", TestPbx.Admin).Status);
    }

    [Fact]
    public void A_limit_of_zero_never_blocks()
    {
        using var test = new TestPbx(options => options with { FailedSignInLimit = 0 });
        for (var attempt = 1; attempt <= 20; attempt++)
            test.Post("auth/sign_in", Wrong);

        Assert.Equal(200, test.Post("auth/sign_in", TestPbx.Admin).Status);
    }
}
