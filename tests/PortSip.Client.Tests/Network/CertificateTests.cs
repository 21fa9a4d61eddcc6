using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PortSip.Testing;

namespace PortSip.Client.Tests.Network;

public sealed class CertificateTests : IAsyncLifetime
{
    private readonly X509Certificate2 _certificate = TestCertificate.SelfSigned();
    private FakePbx _pbx = null!;

    public async ValueTask InitializeAsync() => _pbx = await StartAsync(_certificate);

    public async ValueTask DisposeAsync()
    {
        await _pbx.DisposeAsync();
        _certificate.Dispose();
    }

    [Fact]
    public async Task A_self_signed_certificate_is_refused_and_its_thumbprint_told()
    {
        var clock = new TestClock();

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(_pbx.ApiUri, clock)));

        Assert.Equal((PortSipFailure.CertificateRejected, true), (e.Failure, e.IsSafeToRetry));
        Assert.Contains(Sha256(_certificate), e.Message, StringComparison.Ordinal);
        Assert.Contains("CN=localhost", e.Message, StringComparison.Ordinal);
        Assert.Contains("self-signed", e.Message, StringComparison.Ordinal);
        // It doesn't get better by trying again.
        Assert.Empty(clock.Delays);
        Assert.Empty(_pbx.Requests);
    }

    [Fact]
    public async Task An_originate_to_an_untrusted_server_was_not_placed()
    {
        using var client = new PortSipDirectClient(Bench.Options(_pbx.ApiUri));

        var e = await Bench.FailureOf(() => client.OriginateCallAsync(TestedOperation.Direct, CancellationToken.None));

        Assert.Equal((PortSipFailure.CertificateRejected, true), (e.Failure, e.IsSafeToRetry));
    }

    [Theory]
    [InlineData("SHA-256")]
    [InlineData("SHA-1")]
    public async Task A_pinned_certificate_is_accepted_however_its_thumbprint_is_written(string hash)
    {
        var thumbprint = hash == "SHA-256" ? Sha256(_certificate) : _certificate.Thumbprint;
        var pairs = thumbprint.Chunk(2).Select(pair => new string(pair)).ToArray();

        foreach (var written in new[] { thumbprint, thumbprint.ToLowerInvariant(), string.Join(":", pairs), string.Join(" ", pairs), string.Join("-", pairs).ToLowerInvariant(), "\u200E" + string.Join("\u00A0", pairs) + " " })
        {
            using var bench = await Bench.SignInAsync(Bench.Options(_pbx.ApiUri, thumbprints: [written]));
            await bench.Client.Calls.ListAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task One_of_several_pins_is_enough()
    {
        using var bench = await Bench.SignInAsync(Bench.Options(_pbx.ApiUri, thumbprints: [new string('A', 64), Sha256(_certificate), new string('B', 40)]));

        await bench.Client.Calls.ListAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Another_certificate_than_the_pinned_one_is_refused()
    {
        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(_pbx.ApiUri, thumbprints: [new string('A', 64)])));

        Assert.Equal(PortSipFailure.CertificateRejected, e.Failure);
        Assert.Contains("doesn't match the pinned thumbprint", e.Message, StringComparison.Ordinal);
        Assert.Contains(Sha256(_certificate), e.Message, StringComparison.Ordinal);
        Assert.Empty(_pbx.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12:34")]
    [InlineData("ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    public async Task What_is_not_a_thumbprint_is_refused(string thumbprint)
    {
        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(_pbx.ApiUri, thumbprints: [thumbprint])));

        Assert.Equal(PortSipFailure.ValidationFailed, e.Failure);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        using var other = TestCertificate.SelfSigned("other.test", isForLoopback: false);
        await using var pbx = await StartAsync(other);

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(pbx.ApiUri)));

        Assert.Equal(PortSipFailure.CertificateRejected, e.Failure);
        Assert.Contains("for another name", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pin_holds_for_a_certificate_of_another_name()
    {
        using var other = TestCertificate.SelfSigned("other.test", isForLoopback: false);
        await using var pbx = await StartAsync(other);
        using var bench = await Bench.SignInAsync(Bench.Options(pbx.ApiUri, thumbprints: [Sha256(other)]));

        await bench.Client.Calls.ListAsync(CancellationToken.None);
    }

    [Fact]
    public async Task The_check_is_skipped_for_one_connection_and_for_no_other()
    {
        using var skipping = await Bench.SignInAsync(Bench.Options(_pbx.ApiUri, skipCertificateCheck: true));
        using var pinning = await Bench.SignInAsync(Bench.Options(_pbx.ApiUri, thumbprints: [Sha256(_certificate)]));

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(_pbx.ApiUri)));

        Assert.Equal(PortSipFailure.CertificateRejected, e.Failure);
        await skipping.Client.Calls.ListAsync(CancellationToken.None);
        await pinning.Client.Calls.ListAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_says_ConnectionFailed()
    {
        await using var plain = await StartAsync(certificate: null);
        var uri = new UriBuilder(plain.ApiUri) { Scheme = "https" }.Uri;

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(uri)));

        Assert.Equal((PortSipFailure.ConnectionFailed, true), (e.Failure, e.IsSafeToRetry));
        Assert.Equal(PortSipFailureReason.None, e.Reason);
    }

    private static string Sha256(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private static Task<FakePbx> StartAsync(X509Certificate2? certificate) => FakePbx.StartAsync(
        request => request.Path.EndsWith("sign_in", StringComparison.Ordinal) ? Answer.Json("""{"access_token":"t","expires_in":1800}""") : Answer.Json("""{"items":[]}"""),
        certificate);
}
