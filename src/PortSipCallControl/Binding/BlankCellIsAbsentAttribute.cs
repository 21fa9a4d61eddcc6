namespace PortSipCallControl;

/// <summary>If the value comes from a column of a piped row, an empty cell means that it isn't specified. A typed empty value is rejected.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankCellIsAbsentAttribute : Attribute;
