using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The recommended actions for failures, in this module's terms. The client reports facts and doesn't know cmdlets.</summary>
internal static class Advice
{
    private const string ConnectAgain = "Run Connect-PortSip again.";
    private const string FindCall = "Use Get-PortSipCall -ExtensionNumber to find the id of a call.";

    /// <summary>For a certificate that is about to expire.</summary>
    public const string CertificateExpires = "Ask the PBX's administrator to renew the certificate. If it is pinned, specify the new thumbprint as well before it is replaced.";

    /// <summary>A hint that completes the message; null if the message is enough.</summary>
    public static string? Hint(PortSipException e) => e.Reason switch
    {
        PortSipFailureReason.IdIsNumber => $"{e.Value} looks like a number, not like a session id. To get the calls of a number, use Get-PortSipCall -ExtensionNumber {e.Value}.",
        PortSipFailureReason.LatestCallUnnamed => "To use the last call, specify -Latest.",
        PortSipFailureReason.LatestCallMeaningless => FindCall,
        PortSipFailureReason.QueueUnknown when e.Value is { } queue => $"{queue} is a queue. Specify the queue first, and then the agent.",
        PortSipFailureReason.TenantsMissing => "Specify -TenantId.",
        PortSipFailureReason.ExtensionsMissing => "Specify -ExtensionNumber.",
        PortSipFailureReason.QueuesMissing => "Specify -QueueNumber.",
        PortSipFailureReason.CredentialInAddress => "Specify the user name and password with -Credential.",
        PortSipFailureReason.OriginateByPath => "Use New-PortSipCall -Direct instead, which never places the call twice.",
        _ => null,
    };

    /// <summary>The recommended action.</summary>
    public static string For(PortSipException e) => (e as CommandException)?.RecommendedAction ?? ForReason(e) ?? ForFailure(e);

    /// <summary>The recommended action for a failed check of a connection: of a permission, there is one request, and it isn't about a call.</summary>
    public static string ForCheck(PortSipException e) => e.Failure == PortSipFailure.Forbidden && e.Reason != PortSipFailureReason.EventSocket
        ? "If you need it, ask the PBX's administrator to give the user's role the permission, or sign in as another user. "
          + "If every request is refused, the PBX may have blocked this IP address."
        : For(e);

    private static string? ForReason(PortSipException e) => e.Reason switch
    {
        PortSipFailureReason.ForeignAnswer =>
            "Check that the server's address points to the PBX's REST API, and whether a proxy, gateway or web server in front of it sent the response.",
        PortSipFailureReason.Redirect => "If the address that the server redirects to is the right one, connect to it.",
        PortSipFailureReason.CallNotReady => "Use Get-PortSipCall to see which calls are active and who is connected.",
        PortSipFailureReason.LicenseCheckFailed => "Try again later. If the problem persists, check the license service of the PBX.",
        PortSipFailureReason.TokensRefused => "Check the log of the PBX, and whether a proxy removes the Authorization header. Then run Connect-PortSip again.",
        PortSipFailureReason.ConnectionClosed => ConnectAgain,
        PortSipFailureReason.ProxyCredentialRequired => "Specify -ProxyCredential, or use another -Proxy.",
        PortSipFailureReason.ProxyFailed =>
            "Check the address of the proxy, that it is running, and that it allows connections to the PBX, or use another -Proxy. "
            + "If -Proxy is omitted, the proxy of the environment (HTTPS_PROXY, ALL_PROXY, NO_PROXY) or of the system is used.",
        PortSipFailureReason.PlainHttpPort =>
            "Use the port of https (8887 by default). On a trusted network, you can connect to this port with http:// and -AllowUnencrypted.",
        PortSipFailureReason.HttpsPort => "Use https:// in the address, or omit the scheme.",
        PortSipFailureReason.DomainMissing =>
            "Specify the tenant's SIP domain with -Domain. Only system administrators sign in without one. Otherwise, check the user name and the password "
            + "before you try again: after repeated failures, the PBX blocks this IP address for a while.",
        PortSipFailureReason.ProfileMissing => "Use Get-PortSipProfile to list the profiles, or Save-PortSipProfile to create one.",
        PortSipFailureReason.EventSocket => ForEventSocket(e),
        PortSipFailureReason.CallNotVisible => "Give the user permission to see active calls (GET /sessions/{id}) or to receive events, or check why the event socket can't be reached.",
        PortSipFailureReason.StateUnreadable => "Use Invoke-PortSipRestMethod sessions to see the PBX's response.",
        PortSipFailureReason.QueueUnknown => "Use Get-PortSipQueue to list the queues that the signed-in user can see. To find a queue by name, add -Name.",
        PortSipFailureReason.QueueMemberUnknown => "Use Get-PortSipQueueMember to list the members of the queue.",
        PortSipFailureReason.RingGroupUnknown => "Use Get-PortSipRingGroup to list the ring groups.",
        PortSipFailureReason.RingGroupMemberUnknown => "Use Get-PortSipRingGroupMember to list the members of the ring group.",
        PortSipFailureReason.ReceptionistUnknown => "Use Get-PortSipNightMode to list the virtual receptionists.",
        PortSipFailureReason.NightModeUnknown => "Before PBX 22.3, only the company has a night mode: use Set-PortSipNightMode -Company.",
        PortSipFailureReason.ConferenceUnknown => "Use Get-PortSipConference to list the conference rooms.",
        PortSipFailureReason.ParticipantUnknown => "Use Get-PortSipConference -Participant to list the participants. Someone who has left can be invited again.",
        PortSipFailureReason.VoicemailUnknown => "Use Get-PortSipVoicemail to list the user's own voicemails, or those of a team with -SharedBox.",
        PortSipFailureReason.DataFlowUnavailable => "Check that the Data Flow service of the PBX (22.3 and newer) runs, or compute the figures from CDRs: -Source Records.",
        PortSipFailureReason.DeviceUnknown => "Use Get-PortSipExtension to see the registered devices in the property Devices. A device that has signed out has no registration.",
        PortSipFailureReason.SharedVoicemailUnknown => "Use Invoke-PortSipRestMethod shared_voicemails -All to list the shared voicemails, or press Tab after -SharedBox.",
        PortSipFailureReason.BlockedNumberUnknown => "Use Get-PortSipBlockedNumber to list the blocked numbers.",
        PortSipFailureReason.ExpiryPassed => "Use a later time, or -ExpiresAfter with a period from now, such as 8h or 30d.",
        PortSipFailureReason.ExtensionUnknown => "Use Get-PortSipExtension to list the extensions.",
        PortSipFailureReason.FeatureOff => "Ask an administrator to enable it, or specify a code with -FeatureCode.",
        PortSipFailureReason.LinkToElsewhere =>
            "If you trust that server, download the file with another tool. The link is in the Files property that Get-PortSipRecording -Id returns, or in the FileUrl property of a voicemail.",
        PortSipFailureReason.FileDamaged => "Try again. If the problem persists, check the file on the PBX.",
        PortSipFailureReason.CampaignRunning => "Wait until the other campaign has finished, or stop it. A campaign of its own needs another -StatePath.",
        PortSipFailureReason.CampaignDiffers => "Use the list and the parameters that the campaign was started with, or another -StatePath for a new campaign.",
        PortSipFailureReason.CampaignStateUnreadable => "Specify another -StatePath for a new campaign. To continue this one, correct the line: nobody is called twice only if the file is complete.",
        PortSipFailureReason.NeverCallListUnreadable => "Correct the file of -Except: a CSV file with a column Number, or a number in each line. Without it, nobody is called.",
        PortSipFailureReason.FileInUse => "Wait until the other transfer has finished, or save to another path.",
        _ => null,
    };

    private static string ForEventSocket(PortSipException e) => e.Failure switch
    {
        PortSipFailure.AuthenticationFailed =>
            "Check that the connection's user can receive events. If the user is an extension, use Connect-PortSip -EventSignIn Extension. "
            + "After repeated failures, the PBX blocks this IP address for a while.",
        PortSipFailure.Forbidden =>
            "Sign in as a user whose role has the permission: Analytics for calls, Users or PhoneSystem: View for extensions. Global topics need a system administrator.",
        PortSipFailure.UnencryptedRefused => "Use a wss address with -EventUri. On a trusted network, you can use -AllowUnencrypted.",
        _ => "Check whether a firewall or proxy blocks WebSockets. If the PBX has its event socket at another address (16.x: wss://HOST:8885), specify it with Connect-PortSip -EventUri.",
    };

    private static string ForFailure(PortSipException e) => e.Failure switch
    {
        PortSipFailure.NotConnected or PortSipFailure.SessionExpired => ConnectAgain,
        PortSipFailure.AuthenticationFailed =>
            "Check the user name, password and domain before you try again. After repeated failures, the PBX blocks this IP address for a while.",
        PortSipFailure.TwoFactorRequired =>
            "Run Connect-PortSip at an interactive prompt, or specify -OneTimePassword with the code or a script block that returns it.",
        PortSipFailure.CredentialRequired => "Run Connect-PortSip with -Credential and without -NoCredentialCache.",
        PortSipFailure.Forbidden =>
            $"Sign in as {e.RequiredAccess ?? "a user whose role has the permission"}. A blocked IP address gets the same response.",
        PortSipFailure.LicenseRequired => "Ask the PBX's administrator which license or module the tenant lacks. A different role doesn't help.",
        PortSipFailure.Conflict => "Check what is using it, and try again when it is free.",
        PortSipFailure.CallNotFound => "Use Get-PortSipCall to list the active calls.",
        PortSipFailure.NotFound =>
            "Check that the id or number still exists, that the server's address is right, and that this version of the PBX has the function.",
        PortSipFailure.RateLimited =>
            "Use a smaller -ThrottleLimit, or Connect-PortSip -RequestsPerMinute with a value below the PBX's limit.",
        PortSipFailure.ServerError => "Check the PBX's log. If there is a proxy in front of the PBX, check that the proxy can reach it.",
        PortSipFailure.ConnectionFailed =>
            "Check the server's name and port (REST: 8887 for https, 8888 for http), that the PBX is running, and that no firewall or proxy blocks the connection.",
        PortSipFailure.CertificateRejected =>
            "Compare the thumbprint with the one that the PBX's administrator has. If they match, use Connect-PortSip "
            + $"-CertificateThumbprint{((e as PortSipCertificateException)?.Thumbprint is { } thumbprint ? $" {thumbprint}" : "")}. -SkipCertificateCheck accepts any certificate.",
        PortSipFailure.TimedOut => "Check whether the PBX is overloaded or the network is slow. To allow more time, use -TimeoutSec.",
        PortSipFailure.InvalidResponse => "Try again. If the problem persists, check the network path to the PBX for a proxy or gateway.",
        PortSipFailure.UnencryptedRefused => "Use https (port 8887 by default). On a trusted network, you can use -AllowUnencrypted.",
        PortSipFailure.ProfileUnreadable => $"Correct the file, or rename it to start a new one: {e.Value}.",
        PortSipFailure.FileExists => "Use -Force to overwrite it, or save to another path.",
        PortSipFailure.FileNotWritten => "Check that the folder is writable, that the disk has enough space, and that no other program has the file open.",
        PortSipFailure.WaitTimedOut => "Allow more time with -TimeoutSec, or end such calls automatically with -HangUpOnTimeout.",
        PortSipFailure.CallFailed => "To get such a call as a result with StatusCode, StatusReason and EndReason, omit -ErrorOnFailure.",
        PortSipFailure.CampaignIncomplete => "The rows contain the outcome of each person. To get them without this error, omit -ErrorOnFailure.",
        PortSipFailure.AssertionFailed when e is not PortSipAssertionException => "Compare the requests with what you expected. Get-PortSipSimulatorRequest returns them as objects.",
        PortSipFailure.AssertionFailed => "Compare the timeline with what you expected. Get-PortSipCallTimeline returns it as objects.",
        PortSipFailure.EventStreamLost => "Start the subscription again.",
        PortSipFailure.TransferOutcomeUnknown => "Before you transfer again, use Get-PortSipCall to see who is connected.",
        PortSipFailure.CallOutcomeUnknown => ForUnknownOutcome(e),
        // The PBX's own rejection doesn't show which limit it was.
        _ => e.StatusCode is null ? "Correct the value that the message names." : "Correct the value that the message names. The cmdlet's help lists the limits.",
    };

    private static string ForUnknownOutcome(PortSipException e)
    {
        if (e is not PortSipOutcomeUnknownException { Request: { } request })
            return "Check the CDRs before you dial again. To learn the outcome of such calls, give the user permission to receive events (Analytics) or to read call logs.";
        var look = $"Check Get-PortSipCall -ExtensionNumber {request.Caller}";
        return request.UserData is null
            ? $"{look} and the call logs before you dial again. To identify a call in events and call logs, use -UserData."
            : $"{look}, and the call logs for the user data '{request.UserData}', before you dial again.";
    }
}
