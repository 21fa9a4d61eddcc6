namespace PortSip.Client;

/// <summary>What the PBX can be asked to tell (API §7), and who may ask.</summary>
public enum PortSipEventTopic
{
    /// <summary><c>cdr_events</c>: what happens to calls. Needs the permission Analytics.</summary>
    Cdr,

    /// <summary><c>extension_events</c>: whether the named extensions are reachable, ring or talk. Needs Users or PhoneSystem: View.</summary>
    Extension,

    /// <summary><c>queue_events</c>: who waits in the named queues, and what their agents do.</summary>
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
