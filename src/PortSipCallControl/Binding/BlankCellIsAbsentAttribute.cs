namespace PortSipCallControl;

/// <summary>Where the value comes from a column of a piped row, an empty cell means that it isn't given. Typed and empty it is refused.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankCellIsAbsentAttribute : Attribute;
