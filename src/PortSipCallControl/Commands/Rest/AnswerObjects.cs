using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Converts the plain values of a response to PowerShell objects. They keep the values unchanged; their view makes them safe to display.</summary>
internal static class AnswerObjects
{
    /// <summary>The type name that selects the view.</summary>
    private const string TypeName = "PortSipCallControl.RestObject";

    // Members that every PowerShell object has, whose names a property can't use.
    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase) { "psobject", "psbase", "psadapted", "psextended", "pstypenames", "PSStandardMembers" };

    /// <summary>A response for output. A bare text has no view, so it is made neutral itself.</summary>
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
            // Properties are case-insensitive and need a name; JSON fields aren't and don't.
            var name = field.Key.Length == 0 ? "_" : field.Key;
            while (Taken.Contains(name) || result.Properties[name] is not null)
                name += "_";
            result.Properties.Add(new PSNoteProperty(name, From(field.Value)));
        }
        return result;
    }
}
