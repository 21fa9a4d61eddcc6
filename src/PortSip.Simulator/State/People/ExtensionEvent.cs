namespace PortSip.Simulator;

/// <summary>Something that happened to an extension itself, beside its calls.</summary>
internal abstract record ExtensionEvent(DateTimeOffset Time);

/// <param name="Time">When.</param>
/// <param name="Type">As the API spells it: <c>extension_created</c>.</param>
/// <param name="Extension">The extension, as it is then; as it last was where it is gone.</param>
internal sealed record ExtensionManaged(DateTimeOffset Time, string Type, TenantExtension Extension) : ExtensionEvent(Time);

internal sealed record ExtensionRegistrationChanged(DateTimeOffset Time, TenantExtension Extension) : ExtensionEvent(Time);

internal sealed record ExtensionPresenceChanged(DateTimeOffset Time, TenantExtension Extension) : ExtensionEvent(Time);
