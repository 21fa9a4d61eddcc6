using System.Collections;
using System.Management.Automation;
using System.Security;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Between PowerShell's objects and the plain values of a <see cref="RestRequest"/>.</summary>
internal static class PlainValues
{
    // A body of the API is two levels deep; what goes on for ever ends here.
    private const int Deepest = 32;

    /// <summary>Hashtables and objects become fields, collections become lists, times RFC 3339 in UTC.</summary>
    /// <exception cref="PortSipException">ValidationFailed: too deep, or a secret that would be sent in the clear without anybody having said so.</exception>
    public static object? From(object? input) => From(input, Deepest);

    /// <summary>Fields become an object with properties in the API's names.</summary>
    public static object? ToObject(object? value) => value switch
    {
        List<KeyValuePair<string, object?>> fields => ToObject(fields),
        object?[] items => Array.ConvertAll(items, ToObject),
        _ => value,
    };

    private static PSObject ToObject(List<KeyValuePair<string, object?>> fields)
    {
        var result = new PSObject();
        foreach (var field in fields)
        {
            // Properties know no case and need a name; JSON does and doesn't.
            var name = field.Key.Length == 0 ? "_" : field.Key;
            while (result.Properties[name] is not null)
                name += "_";
            result.Properties.Add(new PSNoteProperty(name, ToObject(field.Value)));
        }
        return result;
    }

    private static object? From(object? input, int depth)
    {
        if (depth == 0)
            throw Validation.Failed($"The body is more than {Deepest} levels deep.");
        var value = input is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            null => null,
            SwitchParameter yes => yes.ToBool(),
            DateTime time => new DateTimeOffset(time),
            SecureString or PSCredential => throw Validation.Failed("A secure string or credential isn't sent by itself: put its plain text where it belongs."),
            string or bool or DateTimeOffset => value,
            sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or System.Numerics.BigInteger => value,
            char or Guid or Uri or Enum or Version or TimeSpan => value.ToString(),
            IDictionary dictionary => Fields(dictionary, depth),
            IEnumerable items => items.Cast<object?>().Select(item => From(item, depth - 1)).ToArray(),
            _ => PSObject.AsPSObject(input).Properties.Where(p => p.IsGettable).Select(p => new KeyValuePair<string, object?>(p.Name, From(p.Value, depth - 1))).ToList(),
        };
    }

    private static List<KeyValuePair<string, object?>> Fields(IDictionary dictionary, int depth)
    {
        var fields = new List<KeyValuePair<string, object?>>();
        foreach (DictionaryEntry entry in dictionary)
            fields.Add(new(entry.Key.ToString() ?? "", From(entry.Value, depth - 1)));
        return fields;
    }
}
