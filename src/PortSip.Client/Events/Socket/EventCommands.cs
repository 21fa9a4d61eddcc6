using System.Net;

namespace PortSip.Client;

/// <summary>The WSI commands (API §7), as JSON text.</summary>
internal static class EventCommands
{
    public const string Authenticate = "auth";
    public const string Subscribe = "subscribe";
    public const string Unsubscribe = "unsubscribe";

    public static byte[] SignIn(NetworkCredential credential, string? domain, PortSipEventSignIn way)
    {
        var isExtension = way == PortSipEventSignIn.Extension;
        var command = new EventSignInCommand(
            Authenticate, isExtension ? null : credential.UserName, isExtension ? credential.UserName : null, credential.Password, domain);
        return Wire.Bytes(command, EventCommandJson.Wire.EventSignInCommand);
    }

    public static byte[] Of(string command, PortSipEventTopic topic, EventScope scope)
    {
        // The list is omitted if nothing is named: an empty list could mean "none" or "all".
        static IReadOnlyList<string>? Named(IReadOnlyCollection<string> names) => names.Count == 0 ? null : [.. names.OrderBy(n => n, StringComparer.Ordinal)];
        return Wire.Bytes(
            new EventTopicCommand(command, [EventTopics.NameOf(topic)], Named(scope.Extensions), Named(scope.Queues), Named(scope.Tenants)),
            EventCommandJson.Wire.EventTopicCommand);
    }
}
