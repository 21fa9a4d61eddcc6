namespace PortSip.Simulator;

/// <summary>The topics of WSI, by the PBX's names, and their access rules.</summary>
internal static class EventTopic
{
    public const string Cdr = "cdr_events";
    public const string Extension = "extension_events";
    public const string Queue = "queue_events";
    public const string ExtensionManagement = "extension_management_events";
    public const string QueueManagement = "queue_management_events";
    public const string GlobalPrefix = "global_";

    private static readonly string[] All = [Cdr, Extension, Queue, ExtensionManagement, QueueManagement];

    public static bool IsKnown(string topic) => Array.IndexOf(All, Local(topic)) >= 0;

    public static bool IsGlobal(string topic) => topic.StartsWith(GlobalPrefix, StringComparison.Ordinal);

    public static string Local(string topic) => IsGlobal(topic) ? topic.Substring(GlobalPrefix.Length) : topic;

    /// <summary>Whether the role has the permission: Analytics for calls, Users for extensions, global topics for system administrators.</summary>
    public static bool IsPermittedBy(string role, string topic) => role switch
    {
        SimulatedRoles.SystemAdmin => IsGlobal(topic),
        SimulatedRoles.Admin => !IsGlobal(topic),
        SimulatedRoles.QueueManager => topic is Cdr or Queue or QueueManagement,
        _ => topic == Queue,
    };
}
