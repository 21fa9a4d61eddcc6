namespace PortSip.Client;

/// <summary>The topics of the PBX's events (API §7), and the permission that each needs.</summary>
public enum PortSipEventTopic
{
    /// <summary><c>cdr_events</c>: changes of calls. Needs the permission Analytics.</summary>
    Cdr,

    /// <summary><c>extension_events</c>: whether the named extensions are reachable, ringing or talking. Needs Users or PhoneSystem: View.</summary>
    Extension,

    /// <summary><c>queue_events</c>: the callers waiting in the named queues, and their agents' states.</summary>
    Queue,

    /// <summary><c>extension_management_events</c>: extensions that are created, changed or deleted.</summary>
    ExtensionManagement,

    /// <summary><c>queue_management_events</c>: queues that are created, changed or deleted.</summary>
    QueueManagement,

    /// <summary><c>global_cdr_events</c> of the named tenants; for system administrators.</summary>
    GlobalCdr,

    /// <summary><c>global_extension_events</c> of the named tenants; for system administrators.</summary>
    GlobalExtension,

    /// <summary><c>global_queue_events</c> of the named tenants; for system administrators.</summary>
    GlobalQueue,

    /// <summary><c>global_extension_management_events</c> of the named tenants; for system administrators.</summary>
    GlobalExtensionManagement,

    /// <summary><c>global_queue_management_events</c> of the named tenants; for system administrators.</summary>
    GlobalQueueManagement,
}
