using System.Net;

namespace PortSip.Client;

/// <summary>The failures of a socket, in words.</summary>
internal static class EventSocketFailures
{
    private const string Advice = "See whether a firewall or a proxy stops WebSockets, and whether the PBX has them elsewhere: Connect-PortSip -EventUri.";

    public static PortSipException Lost(EventLoss loss, Exception? exception = null) =>
        new(PortSipFailure.ConnectionFailed, $"The event socket was lost: {loss.Reason}.", exception)
        {
            Operation = "read events",
            IsSafeToRetry = true,
            RecommendedAction = Advice,
        };

    public static PortSipException TimedOut(EventEndpoint endpoint, TimeSpan time) =>
        new(PortSipFailure.TimedOut, FormattableString.Invariant($"Could not open the event socket at {endpoint.Uri}: no answer within {time.TotalSeconds:0.###} s."))
        {
            Operation = "open the event socket",
            IsSafeToRetry = true,
            RecommendedAction = Advice,
        };

    public static PortSipException SignInRefused(CommandAnswer refusal, NetworkCredential credential)
    {
        var words = refusal.Error is null ? "it gave no reason" : Secrets.MaskValues(ReceivedText.Original(refusal.Error), [credential.Password]);
        return new(PortSipFailure.AuthenticationFailed, $"Could not sign in to the event socket: the PBX refused user name or password: {words.TrimEnd('.')}.")
        {
            Operation = "sign in to the event socket",
            RecommendedAction = "See whether the connection's user may use events. An extension signs in with Connect-PortSip -EventSignIn Extension. Don't try often: after repeated failures the PBX blocks this address for a while.",
        };
    }

    public static PortSipException SubscriptionRefused(EventEndpoint endpoint, PortSipEventTopic topic, CommandAnswer refusal)
    {
        var words = refusal.Error is null ? "it gave no reason" : Secrets.MaskValues(ReceivedText.Original(refusal.Error), [endpoint.Credential()?.Password]).TrimEnd('.');
        return new(PortSipFailure.Forbidden, $"Could not subscribe to {EventTopics.NameOf(topic)}: the PBX doesn't permit it: {words}.")
        {
            Operation = "subscribe to events",
            IsSafeToRetry = true,
            RecommendedAction = "Sign in as a user whose role has the permission: Analytics for calls, Users or PhoneSystem: View for extensions; system administrators have the Global topics.",
        };
    }

    public static PortSipException Down(string reason) =>
        new(PortSipFailure.ConnectionFailed, $"The event socket is down: {reason}.") { Operation = "read events", IsSafeToRetry = true };

    public static PortSipException Broken(Exception e) =>
        new(PortSipFailure.EventStreamLost, $"The event stream has ended by an unexpected failure: {e.Message}", e) { Operation = "read events", IsSafeToRetry = true, RecommendedAction = "Watch anew." };

    public static PortSipException Closed() =>
        new(PortSipFailure.EventStreamLost, "The event stream has ended: the connection has been closed.") { IsSafeToRetry = true, RecommendedAction = "Run Connect-PortSip again." };
}
