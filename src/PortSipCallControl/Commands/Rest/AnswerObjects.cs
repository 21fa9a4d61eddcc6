using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The plain values of an answer as PowerShell's objects. They keep the values as they came: what shows them is their view.</summary>
internal static class AnswerObjects
{
    /// <summary>What the view is selected by.</summary>
    private const string TypeName = "PortSipCallControl.RestObject";

    // What every object of PowerShell has already, and so no property can be called.
    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase) { "psobject", "psbase", "psadapted", "psextended", "pstypenames", "PSStandardMembers" };

    /// <summary>An answer as it is emitted. A bare text has no view, so it is neutral itself.</summary>
    public static object? Emitted(object? value) => value is string text ? ReceivedText.Of(text) : From(value);

    /// <summary>Fields become an object with properties in the API's names.</summary>
    private static object? From(object? value) => value switch
    {
        List<KeyValuePair<string, object?>> fields => From(fields),
        object?[] items => Array.ConvertAll(items, From),
        _ => value,
    };

    private static PSObject From(List<KeyValuePair<string, object?>> fields)
    {
        var result = new PSObject();
        result.TypeNames.Insert(0, TypeName);
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
