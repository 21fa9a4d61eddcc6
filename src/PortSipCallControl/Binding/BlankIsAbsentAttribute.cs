namespace PortSipCallControl;

/// <summary>An optional value that the action doesn't depend on: an empty value means that it isn't specified.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankIsAbsentAttribute : Attribute;
