using PortSip.Testing;

namespace PortSip.Client.Tests.Network;

/// <summary>What goes wrong before a certificate is seen.</summary>
public sealed class UnsecuredServerTests
{
    private static readonly Uri Uri = new("https://127.0.0.1:9/api/");

    [Theory]
    [InlineData("")]
    [InlineData("12:34")]
    [InlineData("ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    public async Task What_is_not_a_thumbprint_is_refused(string thumbprint)
    {
        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(Uri, thumbprints: [thumbprint])));

        Assert.Equal(PortSipFailure.ValidationFailed, e.Failure);
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_says_ConnectionFailed()
    {
        await using var plain = await FakePbx.StartAsync(_ => Answer.Empty());
        var uri = new UriBuilder(plain.ApiUri) { Scheme = "https" }.Uri;

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(uri)));

        Assert.Equal((PortSipFailure.ConnectionFailed, true), (e.Failure, e.IsSafeToRetry));
        Assert.Equal(PortSipFailureReason.None, e.Reason);
    }
}
