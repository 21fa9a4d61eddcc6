namespace PortSip.Simulator;

/// <summary>The fields of a query or of a form.</summary>
internal sealed class UrlEncodedFields : IFields
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);

    public UrlEncodedFields(string text)
    {
        foreach (var part in text.Split(['&'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            var name = Decode(equals < 0 ? part : part.Substring(0, equals));
            if (_values.ContainsKey(name))
                _repeated.Add(name);
            _values[name] = equals < 0 ? "" : Decode(part.Substring(equals + 1));
        }
    }

    public Field Text(string name)
    {
        if (_repeated.Contains(name))
            return Field.WrongType;
        return _values.TryGetValue(name, out var text) ? Field.Of(text) : Field.Absent;
    }

    public Field Boolean(string name)
    {
        var field = Text(name);
        if (field.State != FieldState.Present)
            return field;

        // Scripts in production send 1, and the PBX accepts it.
        return field.Text switch
        {
            "true" or "1" => Field.Of("true"),
            "false" or "0" => Field.Of("false"),
            _ => Field.WrongType,
        };
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
