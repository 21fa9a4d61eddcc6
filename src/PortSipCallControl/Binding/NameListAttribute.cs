namespace PortSipCallControl;

/// <summary>For names and patterns, which are compared unchanged. It keeps empty values for <see cref="GivenValues"/>.</summary>
internal sealed class NameListAttribute : AnyTextAttribute
{
    private protected override string Kind => "a name";

    private protected override bool IsList => true;

    private protected override string Clean(string text) => string.IsNullOrWhiteSpace(text) ? "" : text;
}
