namespace PortSipCallControl;

/// <summary>An optional value without which the action is the same: given and empty means that it isn't given.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankIsAbsentAttribute : Attribute;
