using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>The plain values of an answer as PowerShell's objects.</summary>
internal static class AnswerObjects
{
    // What every object of PowerShell has already, and so no property can be called.
    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase) { "psobject", "psbase", "psadapted", "psextended", "pstypenames", "PSStandardMembers" };

    /// <summary>Fields become an object with properties in the API's names.</summary>
    public static object? From(object? value) => value switch
    {
        List<KeyValuePair<string, object?>> fields => From(fields),
        object?[] items => Array.ConvertAll(items, From),
        _ => value,
    };

    private static PSObject From(List<KeyValuePair<string, object?>> fields)
    {
        var result = new PSObject();
        foreach (var field in fields)
        {
            // Properties know no case and need a name; JSON does and doesn't.
            var name = field.Key.Length == 0 ? "_" : field.Key;
            while (Taken.Contains(name) || result.Properties[name] is not null)
                name += "_";
            result.Properties.Add(new PSNoteProperty(name, From(field.Value)));
        }
        return result;
    }
}
