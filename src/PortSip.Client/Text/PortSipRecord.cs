namespace PortSip.Client;

/// <summary>
/// The base of all that the PBX tells. Callers and administrators chose its texts, so they are shown with a symbol in place of each
/// character that a terminal would obey: control characters, line breaks, changes of direction.
/// </summary>
public abstract record PortSipRecord
{
    /// <summary>A property as it came, control characters included: <c>GetRaw("CallerDisplayName")</c>. Don't write it to a terminal.</summary>
    /// <param name="property">The name of the property; upper and lower case don't matter.</param>
    /// <returns>The text; the texts of a list; of a property without texts its value.</returns>
    /// <exception cref="ArgumentException">There is no such property.</exception>
    public object? GetRaw(string property) => OriginalValue.Of(this, property);
}
