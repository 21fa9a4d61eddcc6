namespace PortSip.Simulator;

/// <summary>A change of an extension itself, outside of calls.</summary>
internal abstract record ExtensionEvent(DateTimeOffset Time);

/// <param name="Time">When it happened.</param>
/// <param name="Type">In the API's spelling: <c>extension_created</c>.</param>
/// <param name="Extension">The extension after the change; its last state if it was removed.</param>
internal sealed record ExtensionManaged(DateTimeOffset Time, string Type, TenantExtension Extension) : ExtensionEvent(Time);

internal sealed record ExtensionRegistrationChanged(DateTimeOffset Time, TenantExtension Extension) : ExtensionEvent(Time);

internal sealed record ExtensionPresenceChanged(DateTimeOffset Time, TenantExtension Extension) : ExtensionEvent(Time);
