namespace PortSip.Client;

/// <summary>A text with names in braces that are replaced by values: <c>hold the call {id} of {number}</c>.</summary>
internal sealed class TextTemplate(string text)
{
    // Literal, name, literal, name, …
    private readonly string[] _parts = text.Split('{', '}');

    public string Fill((string Name, string Value)[] values, Func<string, string>? convert = null)
    {
        if (_parts.Length == 1)
            return _parts[0];
        var filled = (string[])_parts.Clone();
        for (var i = 1; i < filled.Length; i += 2)
        {
            var value = ValueOf(filled[i], values);
            filled[i] = convert is null ? value : convert(value);
        }
        return string.Concat(filled);
    }

    private static string ValueOf(string name, (string Name, string Value)[] values)
    {
        foreach (var value in values)
        {
            if (value.Name == name)
                return value.Value;
        }
        throw new ArgumentException($"No value for {{{name}}}.", nameof(values));
    }
}
