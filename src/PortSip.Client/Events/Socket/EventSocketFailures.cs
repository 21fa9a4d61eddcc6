using System.Net;

namespace PortSip.Client;

/// <summary>The failures of a socket.</summary>
internal static class EventSocketFailures
{
    public static PortSipException Lost(EventLoss loss, Exception? exception = null) =>
        new(PortSipFailure.ConnectionFailed, $"The event socket was lost: {loss.Reason}.", exception)
        {
            Operation = "read events",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.EventSocket,
        };

    public static PortSipException TimedOut(EventEndpoint endpoint, TimeSpan time) =>
        new(PortSipFailure.TimedOut, FormattableString.Invariant($"Could not open the event socket at {endpoint.Uri}: no response within {time.TotalSeconds:0.###} s."))
        {
            Operation = "open the event socket",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.EventSocket,
        };

    public static PortSipException SignInRefused(CommandAnswer refusal, NetworkCredential credential)
    {
        var words = refusal.Error is null ? "it gave no reason" : Secrets.MaskValues(ReceivedText.Original(refusal.Error), [credential.Password]);
        return new(PortSipFailure.AuthenticationFailed, $"Could not sign in to the event socket: the PBX rejected the user name or password: {words.TrimEnd('.')}.")
        {
            Operation = "sign in to the event socket",
            Reason = PortSipFailureReason.EventSocket,
        };
    }

    public static PortSipException SubscriptionRefused(EventEndpoint endpoint, PortSipEventTopic topic, CommandAnswer refusal)
    {
        var words = refusal.Error is null ? "it gave no reason" : Secrets.MaskValues(ReceivedText.Original(refusal.Error), [endpoint.Credential()?.Password]).TrimEnd('.');
        return new(PortSipFailure.Forbidden, $"Could not subscribe to {EventTopics.NameOf(topic)}: the PBX doesn't permit it: {words}.")
        {
            Operation = "subscribe to events",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.EventSocket,
        };
    }

    public static PortSipException Down(string reason) =>
        new(PortSipFailure.ConnectionFailed, $"The event socket is down: {reason}.") { Operation = "read events", IsSafeToRetry = true };

    public static PortSipException Broken(Exception e) =>
        new(PortSipFailure.EventStreamLost, $"The event stream ended because of an unexpected failure: {e.Message}", e) { Operation = "read events", IsSafeToRetry = true };

    public static PortSipException Closed() =>
        new(PortSipFailure.EventStreamLost, "The event stream has ended: the connection has been closed.") { IsSafeToRetry = true, Reason = PortSipFailureReason.ConnectionClosed };
}
