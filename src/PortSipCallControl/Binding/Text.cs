namespace PortSipCallControl;

/// <summary>Optional text of a parameter: the engine converts null to "", and a blank cell of a CSV file is no value.</summary>
internal static class Text
{
    public static string? OrNull(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
