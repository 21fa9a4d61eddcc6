namespace PortSip.Client.Tests.Authentication;

/// <summary>A token that was specified instead of signing in.</summary>
public sealed class GivenTokenTests : TokenFixture
{
    [Fact]
    public async Task A_given_token_is_used_as_it_is_and_never_renewed()
    {
        using var pbx = new MemoryPbx(_ => Reply.Calls());
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, Clock, pbx, accessToken: $" {Bench.Token}\r\n"));
        Clock.Step(TimeSpan.FromDays(400));

        await ListAsync(bench);

        Assert.Equal($"Bearer {Bench.Token}", Assert.Single(pbx.Requests).Header("Authorization"));
        Assert.Equal((null, null, null), (bench.Connection.TokenExpiresAt, bench.Connection.UserName, bench.Connection.AuthenticationMethod));
    }

    [Fact]
    public async Task A_given_token_that_is_refused_is_final()
    {
        using var pbx = new MemoryPbx(_ => Reply.Error(401));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, Clock, pbx, accessToken: Bench.Token));

        var e = await Bench.FailureOf(() => ListAsync(bench));

        Assert.Equal((PortSipFailure.SessionExpired, 1), (e.Failure, pbx.Requests.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("é")]
    public async Task A_given_token_that_cannot_be_one_is_refused_and_not_shown(string token)
    {
        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(Bench.MemoryUri, Clock, accessToken: token)));

        Assert.Equal(PortSipFailure.ValidationFailed, e.Failure);
    }
}
