using PortSip.Client;

namespace PortSipCallControl.Tests.Errors;

/// <summary>The client reports what happened; what to do about it is said here, for every failure and every reason.</summary>
public sealed class AdviceTests
{
    public static TheoryData<PortSipFailure> Failures => [.. Enum.GetValues<PortSipFailure>()];

    public static TheoryData<PortSipFailureReason> Reasons => [.. Enum.GetValues<PortSipFailureReason>().Where(reason => reason != PortSipFailureReason.None)];

    [Theory]
    [MemberData(nameof(Failures))]
    public void Every_failure_has_an_advice(PortSipFailure failure)
    {
        var advice = Advice.For(new PortSipException(failure, "It failed."));

        Assert.EndsWith(".", advice, StringComparison.Ordinal);
        Assert.Equal(failure == PortSipFailure.ValidationFailed, advice == "Correct the value that the message names.");
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_has_words_of_its_own(PortSipFailureReason reason)
    {
        var (plain, meant) = (new PortSipException(PortSipFailure.ValidationFailed, "It failed."), new PortSipException(PortSipFailure.ValidationFailed, "It failed.") { Reason = reason });

        Assert.True(Advice.Hint(meant) is not null || Advice.For(meant) != Advice.For(plain), $"{reason}");
    }

    [Theory]
    [InlineData(PortSipFailure.ConnectionFailed, PortSipFailureReason.ProxyCredentialRequired, "-ProxyCredential")]
    [InlineData(PortSipFailure.ConnectionFailed, PortSipFailureReason.ProxyFailed, "NO_PROXY")]
    [InlineData(PortSipFailure.ConnectionFailed, PortSipFailureReason.None, "8887 for https")]
    [InlineData(PortSipFailure.ConnectionFailed, PortSipFailureReason.EventSocket, "-EventUri")]
    [InlineData(PortSipFailure.UnencryptedRefused, PortSipFailureReason.None, "-AllowUnencrypted")]
    [InlineData(PortSipFailure.CertificateRejected, PortSipFailureReason.None, "-CertificateThumbprint")]
    [InlineData(PortSipFailure.SessionExpired, PortSipFailureReason.TokensRefused, "Connect-PortSip")]
    [InlineData(PortSipFailure.SessionExpired, PortSipFailureReason.None, "Connect-PortSip")]
    [InlineData(PortSipFailure.InvalidResponse, PortSipFailureReason.ForeignAnswer, "in front of it")]
    [InlineData(PortSipFailure.AuthenticationFailed, PortSipFailureReason.None, "blocks this IP address")]
    [InlineData(PortSipFailure.LicenseRequired, PortSipFailureReason.None, "license")]
    [InlineData(PortSipFailure.TimedOut, PortSipFailureReason.None, "-TimeoutSec")]
    [InlineData(PortSipFailure.TransferOutcomeUnknown, PortSipFailureReason.None, "Get-PortSipCall")]
    [InlineData(PortSipFailure.TwoFactorRequired, PortSipFailureReason.None, "-OneTimePassword")]
    public void The_advice_names_the_cure(PortSipFailure failure, PortSipFailureReason reason, string cure) =>
        Assert.Contains(cure, Advice.For(new PortSipException(failure, "It failed.") { Reason = reason }), StringComparison.Ordinal);

    [Theory]
    [InlineData("GET", "sessions?top=1", "\"Company Call Sessions: View\"")]
    [InlineData("POST", "sessions/8847/hold", "\"Company Call Sessions: Full Access\" (for the calls of other users)")]
    [InlineData("GET", "users/7/status", "\"Users: View\"")]
    [InlineData("POST", "users/7", "\"Users: Full\"")]
    [InlineData("GET", "cdrs", "an administrator or a queue manager")]
    [InlineData("POST", "blacklisted_numbers", "\"PhoneSystem: Full Access\"")]
    [InlineData("GET", "/api/call_park?top=1", "as an administrator.")]
    [InlineData("GET", "sessions/directly?caller=1001", "a user whose role has the permission.")]
    [InlineData("GET", "user/cdrs", "a user whose role has the permission.")]
    public void After_a_refusal_it_says_who_may(string method, string path, string who)
    {
        var refusal = new PortSipException(PortSipFailure.Forbidden, "It failed.") { RequiredAccess = RequiredAccess.Of(new HttpMethod(method), path) };

        Assert.Contains(who, Advice.For(refusal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PortSipFailureReason.LatestCallUnnamed, "-Latest")]
    [InlineData(PortSipFailureReason.IdIsNumber, "-ExtensionNumber")]
    [InlineData(PortSipFailureReason.OriginateByPath, "-Direct")]
    public void What_the_message_leaves_open_follows_it(PortSipFailureReason reason, string hint)
    {
        var record = ErrorRecords.From(new PortSipException(PortSipFailure.ValidationFailed, "It failed.") { Reason = reason }, target: null);

        Assert.StartsWith("It failed. ", record.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains(hint, record.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "-UserData")]
    [InlineData("run 7", "'run 7'")]
    public void After_a_lost_originate_it_says_where_to_look(string? userData, string look)
    {
        var request = new OriginateRequest { Caller = "1001", Callee = "1002", UserData = userData };

        var advice = Advice.For(new PortSipOutcomeUnknownException(PortSipFailure.CallOutcomeUnknown, "It was lost.") { Request = request });

        Assert.Contains("Get-PortSipCall -ExtensionNumber 1001", advice, StringComparison.Ordinal);
        Assert.Contains(look, advice, StringComparison.Ordinal);
        Assert.Contains("call logs", advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "It failed.")]
    [InlineData(false, "It failed. Do this.")]
    public void Where_views_do_not_print_the_advice_the_message_contains_it(bool areShown, string message)
    {
        var details = ErrorRecords.DetailsOf("It failed.", "Do this.", areShown);

        Assert.Equal((message, "Do this."), (details.Message, details.RecommendedAction));
    }
}
