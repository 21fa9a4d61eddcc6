using PortSip.Client;

namespace PortSipCallControl;

/// <summary>What to do about a failure, in the words of this module. The client reports facts and knows no cmdlets.</summary>
internal static class Advice
{
    private const string ConnectAgain = "Run Connect-PortSip again.";
    private const string FindCall = "Get-PortSipCall -ExtensionNumber finds the id of a call.";

    /// <summary>What the message alone would leave open; null where it says everything.</summary>
    public static string? Hint(PortSipException e) => e.Reason switch
    {
        PortSipFailureReason.IdIsNumber => $"{e.Value} looks like a number, not like a session id: Get-PortSipCall -ExtensionNumber {e.Value} gets the calls of a number.",
        PortSipFailureReason.LatestCallUnnamed => "Use -Latest where that is meant.",
        PortSipFailureReason.LatestCallMeaningless => FindCall,
        PortSipFailureReason.TenantsMissing => "Name them with -TenantId.",
        PortSipFailureReason.ExtensionsMissing => "Name them with -ExtensionNumber.",
        PortSipFailureReason.QueuesMissing => "Name them with -QueueNumber.",
        PortSipFailureReason.CredentialInAddress => "Give user name and password with -Credential.",
        PortSipFailureReason.OriginateByPath => "New-PortSipCall -Direct does that, and never twice.",
        _ => null,
    };

    /// <summary>The recommended action.</summary>
    public static string For(PortSipException e) => (e as CommandException)?.RecommendedAction ?? ForReason(e) ?? ForFailure(e);

    private static string? ForReason(PortSipException e) => e.Reason switch
    {
        PortSipFailureReason.ForeignAnswer =>
            "Check that the server's address leads to the PBX's REST API, and whether a proxy, a gateway or a web server in front of it answered in its place.",
        PortSipFailureReason.Redirect => "Connect to the address to which the server redirects, if it is the right one.",
        PortSipFailureReason.CallNotReady => "Get-PortSipCall shows which calls are active, and who talks in them.",
        PortSipFailureReason.LicenseCheckFailed => "Try again in a while. If the problem persists, check the license service of the PBX.",
        PortSipFailureReason.TokensRefused => "Check the log of the PBX, and whether a proxy removes the Authorization header. Then run Connect-PortSip again.",
        PortSipFailureReason.ConnectionClosed => ConnectAgain,
        PortSipFailureReason.ProxyCredentialRequired => "Connect with -ProxyCredential, or through another -Proxy.",
        PortSipFailureReason.ProxyFailed =>
            "Check the address of the proxy, that it is running, and that it allows connections to the PBX; or connect through another -Proxy. "
            + "Without -Proxy the one of the environment (HTTPS_PROXY, ALL_PROXY, NO_PROXY) or of the system is used.",
        PortSipFailureReason.EventSocket => ForEventSocket(e),
        PortSipFailureReason.CallNotVisible => "Allow the user to see active calls (GET /sessions/{id}) or to read events, or check why the event socket can't be reached.",
        PortSipFailureReason.StateUnreadable => "Use Invoke-PortSipRestMethod sessions to see the PBX's answer.",
        PortSipFailureReason.QueueUnknown => "Get-PortSipQueue lists the queues that the signed-in user may see; -Name finds them by name.",
        PortSipFailureReason.FeatureOff => "Have an administrator enable it, or specify a code with -FeatureCode.",
        PortSipFailureReason.LinkToElsewhere =>
            "If that server is the right one, download the file from it by other means: the link is in Files of Get-PortSipRecording -Id.",
        PortSipFailureReason.FileDamaged => "Try again. If the problem persists, check the recording on the PBX.",
        PortSipFailureReason.FileInUse => "Wait until the other transfer has finished, or save to another path.",
        _ => null,
    };

    private static string ForEventSocket(PortSipException e) => e.Failure switch
    {
        PortSipFailure.AuthenticationFailed =>
            "Check that the connection's user may use events. An extension signs in with Connect-PortSip -EventSignIn Extension. "
            + "Don't try often: after repeated failures the PBX blocks this address for a while.",
        PortSipFailure.Forbidden =>
            "Sign in as a user whose role has the permission: Analytics for calls, Users or PhoneSystem: View for extensions; system administrators have the Global topics.",
        PortSipFailure.UnencryptedRefused => "Use wss with -EventUri, or -AllowUnencrypted where the network is trusted.",
        _ => "Check whether a firewall or a proxy blocks WebSockets, and whether the PBX has its event socket elsewhere (16.x: wss://HOST:8885): Connect-PortSip -EventUri.",
    };

    private static string ForFailure(PortSipException e) => e.Failure switch
    {
        PortSipFailure.NotConnected or PortSipFailure.SessionExpired => ConnectAgain,
        PortSipFailure.AuthenticationFailed =>
            "Check user name, password and domain before you try again: after repeated failures the PBX blocks this address for a while.",
        PortSipFailure.TwoFactorRequired =>
            "Run Connect-PortSip at an interactive prompt, or specify -OneTimePassword: the code, or a script block that returns it.",
        PortSipFailure.CredentialRequired => "Run Connect-PortSip with -Credential, and without -NoCredentialCache.",
        PortSipFailure.Forbidden =>
            "Sign in as a user whose role has the permission (calls of others: Company Call Sessions). A blocked address gets the same answer.",
        PortSipFailure.LicenseRequired => "Ask the PBX's administrator which license or module the tenant lacks. Another role doesn't help.",
        PortSipFailure.Conflict => "Check what uses it, and try again when it is free.",
        PortSipFailure.CallNotFound => "Get-PortSipCall lists the active calls.",
        PortSipFailure.NotFound =>
            "Check that it still exists under that id or number, that the server's address is right, and that this version of the PBX has the function.",
        PortSipFailure.RateLimited =>
            "Send less at a time: use a smaller -ThrottleLimit, or Connect-PortSip -RequestsPerMinute with less than the PBX's limit.",
        PortSipFailure.ServerError => "Check the PBX's own log; if there is a proxy in front of it, check that the proxy reaches the PBX.",
        PortSipFailure.ConnectionFailed =>
            "Check that the server's name and port are right (REST: 8887 for https, 8888 for http), that the PBX is running, and that no firewall or proxy is in the way.",
        PortSipFailure.CertificateRejected =>
            "Compare the thumbprint with the one that the PBX's administrator has. If they match, connect with -CertificateThumbprint. -SkipCertificateCheck accepts any certificate.",
        PortSipFailure.TimedOut => "Check whether the PBX is overloaded or far away; -TimeoutSec gives it more time.",
        PortSipFailure.InvalidResponse => "Try again. If the problem persists, check what stands between this computer and the PBX.",
        PortSipFailure.UnencryptedRefused => "Use https (port 8887 by default), or -AllowUnencrypted where the network is trusted.",
        PortSipFailure.FileExists => "Use -Force to replace it, or save to another path.",
        PortSipFailure.FileNotWritten => "Check that the folder is writable, that the disk has room, and that no other program has the file open.",
        PortSipFailure.WaitTimedOut => "Allow more time with -TimeoutSec, or end such calls with -HangUpOnTimeout.",
        PortSipFailure.CallFailed => "Without -ErrorOnFailure such a call is a result, with StatusCode, StatusReason and EndReason.",
        PortSipFailure.EventStreamLost => "Start to watch again.",
        PortSipFailure.TransferOutcomeUnknown => "Check with Get-PortSipCall who talks with whom before you transfer again.",
        PortSipFailure.CallOutcomeUnknown => ForUnknownOutcome(e),
        // The PBX's own refusal leaves open which limit it was.
        _ => e.StatusCode is null ? "Correct what the message names." : "Correct what the message names; Get-Help of the cmdlet lists the limits.",
    };

    private static string ForUnknownOutcome(PortSipException e)
    {
        if (e is not PortSipOutcomeUnknownException { Request: { } request })
            return "Check the CDRs before you dial again. Allow the user to read events (Analytics) or call logs, so that the outcome of such calls is known.";
        var look = $"Check Get-PortSipCall -ExtensionNumber {request.Caller}";
        return request.UserData is null
            ? $"{look} and the call logs before you dial again. With -UserData a call can be told from others in events and call logs."
            : $"{look}, and the call logs for the user data '{request.UserData}', before you dial again.";
    }
}
