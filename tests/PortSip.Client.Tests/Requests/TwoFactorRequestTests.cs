using PortSip.Testing;
using static PortSip.Client.Tests.Requests.SignInRequestTests;

namespace PortSip.Client.Tests.Requests;

/// <summary>The requests of a sign-in with a one-time password.</summary>
public sealed class TwoFactorRequestTests
{
    [Fact]
    public async Task A_mailed_one_time_password_is_asked_for_and_verified()
    {
        using var pbx = TwoFactor();
        using var bench = await Bench.SignInAsync(Bench.Options(
            Bench.MemoryUri, handler: pbx, oneTimePassword: new OneTimePasswordSource(IsMailed: true, (_, _) => Task.FromResult("002468"))));

        AssertRequest(pbx.Requests[1], "POST /api/auth/send_otp", """{"token":"pending/1"}""", Json, bearer: null);
        AssertRequest(pbx.Requests[2], "POST /api/auth/verify_otp", """{"token":"pending/1","code":"002468"}""", Json, bearer: null);
        Assert.Equal(3, pbx.Requests.Count);
        Assert.DoesNotContain(bench.Log.VerboseLines, line => line.Contains("002468", StringComparison.Ordinal) || line.Contains("pending/1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_one_time_password_in_hand_is_verified_without_asking()
    {
        using var pbx = TwoFactor();
        using var bench = await Bench.SignInAsync(Bench.Options(
            Bench.MemoryUri, handler: pbx, oneTimePassword: new OneTimePasswordSource(IsMailed: false, (_, _) => Task.FromResult("002468"))));

        Assert.Equal(["/api/auth/sign_in", "/api/auth/verify_otp"], pbx.Requests.Select(r => r.Path));
        Assert.Equal(PortSipAuthenticationMethod.SignIn, bench.Connection.AuthenticationMethod);
    }

    [Fact]
    public async Task Without_a_source_a_one_time_password_fails_at_once()
    {
        using var pbx = TwoFactor();

        var e = await Bench.FailureOf(() => Bench.SignInAsync(pbx));

        Assert.Equal((PortSipFailure.TwoFactorRequired, 1), (e.Failure, pbx.Requests.Count));
    }

    [Theory]
    [InlineData(400, PortSipFailure.AuthenticationFailed)]
    [InlineData(401, PortSipFailure.AuthenticationFailed)]
    [InlineData(429, PortSipFailure.RateLimited)]
    public async Task A_wrong_one_time_password_is_tried_once(int status, PortSipFailure failure)
    {
        using var pbx = new MemoryPbx(request => request.Path.EndsWith("verify_otp", StringComparison.Ordinal)
            ? Reply.Error(status, "UNAUTHORIZED", "002468 is wrong for pending/1")
            : PendingReply());

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(
            Bench.MemoryUri, handler: pbx, oneTimePassword: new OneTimePasswordSource(IsMailed: false, (_, _) => Task.FromResult("002468")))));

        Assert.Equal((failure, 2), (e.Failure, pbx.Requests.Count));
        Assert.DoesNotContain("002468", e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("pending/1", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_source_that_gives_no_code_is_a_failure_of_its_own(string? code)
    {
        using var pbx = TwoFactor();

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(
            Bench.MemoryUri, handler: pbx, oneTimePassword: new OneTimePasswordSource(IsMailed: false, (_, _) => Task.FromResult(code!)))));

        Assert.Equal((PortSipFailure.ValidationFailed, 1), (e.Failure, pbx.Requests.Count));
    }

    private static HttpResponseMessage PendingReply() => Reply.Json("""{"two_factor_enabled":true,"token":"pending/1"}""");

    private static MemoryPbx TwoFactor() => new(request => request.Path switch
    {
        "/api/auth/sign_in" => PendingReply(),
        "/api/auth/send_otp" => Reply.Empty(),
        _ => Reply.Token(),
    });
}
