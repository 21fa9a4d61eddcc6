namespace PortSip.Simulator;

/// <summary>Something that happened to what the tenant has: its extensions and queues.</summary>
internal abstract record TenantEvent(DateTimeOffset Time);

/// <param name="Time">When.</param>
/// <param name="Type">As the API spells it: <c>extension_created</c>.</param>
/// <param name="Extension">The extension, as it is then; as it last was where it is gone.</param>
internal sealed record ExtensionManaged(DateTimeOffset Time, string Type, TenantExtension Extension) : TenantEvent(Time);

/// <param name="Time">When.</param>
/// <param name="Type">As the API spells it: <c>queue_created</c>, <c>queue_destroy</c>.</param>
/// <param name="Queue">The queue, as it is then; as it last was where it is gone.</param>
internal sealed record QueueManaged(DateTimeOffset Time, string Type, SimulatedQueue Queue) : TenantEvent(Time);

internal sealed record ExtensionRegistrationChanged(DateTimeOffset Time, TenantExtension Extension) : TenantEvent(Time);

internal sealed record ExtensionPresenceChanged(DateTimeOffset Time, TenantExtension Extension) : TenantEvent(Time);
