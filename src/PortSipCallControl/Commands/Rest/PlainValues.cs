using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Converts PowerShell objects to the plain values of a <see cref="RestRequest"/>.</summary>
internal sealed class PlainValues
{
    // A body of the API is two levels deep and lists a few thousand people; these limits stop endless structures.
    private const int Deepest = 32;
    private const int Most = 100_000;

    private int _values;

    /// <summary>Hashtables and objects become fields, collections become lists, times become RFC 3339 in UTC.</summary>
    /// <exception cref="PortSipException">
    /// ValidationFailed: too deep or too large, an object that isn't data, or a secret that would be sent in clear text without an explicit request.
    /// </exception>
    public static object? From(object? input) => new PlainValues().From(input, Deepest);

    private object? From(object? input, int depth)
    {
        if (depth == 0)
            throw Validation.Failed($"The body is more than {Deepest} levels deep.");
        if (++_values > Most)
            throw Validation.Failed($"The body has more than {Most} values.");
        var value = input is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            null or DBNull => null,
            SwitchParameter yes => yes.ToBool(),
            DateTime time => GivenTime.Exactly(time),
#if NET
            DateOnly or TimeOnly => ((IFormattable)value).ToString("o", CultureInfo.InvariantCulture),
#endif
            SecureString or PSCredential => throw Validation.Failed("A secure string or credential can't be sent. Use its plain text instead."),
            string or bool or DateTimeOffset => value,
            sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or System.Numerics.BigInteger => value,
            char or Guid or Uri or Enum or Version or TimeSpan or System.Net.IPAddress => value.ToString(),
            IDictionary dictionary => Fields(dictionary, depth),
            IEnumerable items when IsList(items) => items.Cast<object?>().Select(item => From(item, depth - 1)).ToArray(),
            PSObject data => Fields(data, depth),
            _ => IsData(value.GetType()) ? Fields(PSObject.AsPSObject(input), depth) : throw NoData(value),
        };
    }

    private List<KeyValuePair<string, object?>> Fields(IDictionary dictionary, int depth)
    {
        var fields = new List<KeyValuePair<string, object?>>();
        foreach (DictionaryEntry entry in dictionary)
            fields.Add(new(entry.Key.ToString() ?? "", From(entry.Value, depth - 1)));
        return fields;
    }

    private List<KeyValuePair<string, object?>> Fields(PSObject data, int depth)
    {
        var fields = new List<KeyValuePair<string, object?>>();
        foreach (var property in data.Properties.Where(p => p.IsGettable))
            fields.Add(new(property.Name, From(ValueOf(property), depth - 1)));
        return fields;
    }

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (ExtendedTypeSystemException e)
        {
            throw Validation.Failed($"The property {property.Name} of the body can't be read: {e.GetBaseException().Message}");
        }
    }

    // An XML node enumerates its children, but isn't a list.
    private static bool IsList(IEnumerable items) => items.GetType().Namespace != "System.Xml";

    // The runtime's own objects are files, processes, rows and windows: their properties lead to others endlessly, and none is a field
    // of the API. The same applies to this module's records, whose names aren't the API's.
    private static bool IsData(Type type) =>
        !($"{type.Namespace}." is var space
            && (space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Microsoft.", StringComparison.Ordinal) || space.StartsWith("PortSip", StringComparison.Ordinal)));

    private static PortSipException NoData(object value) => Validation.Failed(
        value is FileSystemInfo
            ? $"A {value.GetType().Name} isn't data that can be sent. To send the content of a file, read it with Get-Content -Raw."
            : $"A {value.GetType().Name} isn't data that can be sent. Specify its values under the API's names: @{{ extension_number = … }}.");
}
