using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The only place where a failure of the client becomes an ErrorRecord.</summary>
internal static class ErrorRecords
{
    // The error views of PowerShell 7.5 and later do.
    private static readonly bool AreRecommendationsShown = typeof(PSObject).Assembly.GetName().Version >= new Version(7, 5);

    /// <summary>The record: the failure's name as the error id, a category, the target, the message and the recommended action.</summary>
    public static ErrorRecord From(PortSipException e, object? target) =>
        new(e, e.Failure.ToString(), CategoryOf(e.Failure), CallOf(e) ?? (target is string text ? NeutralText.Of(Secrets.MaskAddress(text)) : target))
        {
            ErrorDetails = DetailsOf(MessageOf(e), NeutralText.Of(Advice.For(e)), AreRecommendationsShown),
        };

    /// <summary>The message and the recommended action. If error views don't show the action, the message includes it.</summary>
    internal static ErrorDetails DetailsOf(string message, string recommendedAction, bool areRecommendationsShown) =>
        new(areRecommendationsShown ? message : $"{message} {recommendedAction}") { RecommendedAction = recommendedAction };

    /// <summary>The displayed message: what happened, and the hint.</summary>
    internal static string MessageOf(PortSipException e) => Advice.Hint(e) is { } hint ? $"{e.Message} {hint}" : e.Message;

    private static PortSipCall? CallOf(PortSipException e) => e switch
    {
        PortSipCallException about => about.Call,
        PortSipOutcomeUnknownException about => about.Call,
        _ => null,
    };

    internal static ErrorCategory CategoryOf(PortSipFailure failure) => failure switch
    {
        PortSipFailure.NotConnected or PortSipFailure.ConnectionFailed or PortSipFailure.EventStreamLost => ErrorCategory.ConnectionError,
        PortSipFailure.AuthenticationFailed or PortSipFailure.TwoFactorRequired or PortSipFailure.SessionExpired or PortSipFailure.CredentialRequired => ErrorCategory.AuthenticationError,
        PortSipFailure.Forbidden or PortSipFailure.LicenseRequired => ErrorCategory.PermissionDenied,
        PortSipFailure.Conflict => ErrorCategory.ResourceBusy,
        PortSipFailure.CallNotFound or PortSipFailure.NotFound => ErrorCategory.ObjectNotFound,
        PortSipFailure.ValidationFailed => ErrorCategory.InvalidArgument,
        PortSipFailure.FileExists => ErrorCategory.ResourceExists,
        PortSipFailure.FileNotWritten => ErrorCategory.WriteError,
        PortSipFailure.RateLimited => ErrorCategory.LimitsExceeded,
        PortSipFailure.ServerError => ErrorCategory.ResourceUnavailable,
        PortSipFailure.CertificateRejected or PortSipFailure.UnencryptedRefused => ErrorCategory.SecurityError,
        PortSipFailure.TimedOut or PortSipFailure.WaitTimedOut => ErrorCategory.OperationTimeout,
        PortSipFailure.InvalidResponse or PortSipFailure.ProfileUnreadable => ErrorCategory.InvalidData,
        PortSipFailure.CallOutcomeUnknown or PortSipFailure.TransferOutcomeUnknown or PortSipFailure.CallFailed or PortSipFailure.CampaignIncomplete or PortSipFailure.AssertionFailed => ErrorCategory.InvalidResult,
        _ => ErrorCategory.NotSpecified,
    };
}
