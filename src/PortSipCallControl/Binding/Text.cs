namespace PortSipCallControl;

/// <summary>Optional text of a parameter: the engine converts null to "", and a blank cell of a CSV file means that the value is missing.</summary>
internal static class Text
{
    public static string? OrNull(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
