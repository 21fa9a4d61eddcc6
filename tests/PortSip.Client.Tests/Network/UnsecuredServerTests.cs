namespace PortSip.Client.Tests.Network;

/// <summary>Pinning that is refused before anything is sent.</summary>
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
}
