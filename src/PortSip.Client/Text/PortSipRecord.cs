namespace PortSip.Client;

/// <summary>
/// The base of all records from the PBX. Callers and administrators choose their texts, so each character that a terminal would
/// interpret is shown as a symbol: control characters, line breaks, direction changes.
/// </summary>
public abstract record PortSipRecord
{
    /// <summary>A property as received, including control characters: <c>GetRaw("CallerDisplayName")</c>. Don't write it to a terminal.</summary>
    /// <param name="property">The name of the property; case-insensitive.</param>
    /// <returns>The text; the texts of a list; for a property without texts, its value.</returns>
    /// <exception cref="ArgumentException">There is no such property.</exception>
    public object? GetRaw(string property) => OriginalValue.Of(this, property);
}
