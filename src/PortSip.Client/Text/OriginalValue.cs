using System.Reflection;

namespace PortSip.Client;

/// <summary>The values of a record's properties as the PBX sent them.</summary>
internal static class OriginalValue
{
    /// <summary>The property with its texts as received; a value without texts is returned unchanged.</summary>
    /// <exception cref="ArgumentException">The record has no such property.</exception>
    public static object? Of(object record, string property)
    {
        var type = record.GetType();
        var found = type.GetProperty(property ?? "", BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
            ?? throw new ArgumentException(NeutralText.Of(
                $"A {type.Name} has no property '{property}'. It has {string.Join(", ", type.GetProperties().Select(p => p.Name).OrderBy(name => name, StringComparer.Ordinal))}."));
        return found.GetValue(record) switch
        {
            string text => ReceivedText.Original(text),
            IReadOnlyList<string> texts => texts.Select(text => ReceivedText.Original(text)).ToArray(),
            IReadOnlyList<KeyValuePair<string, string>> fields => fields.Select(field => new KeyValuePair<string, string>(ReceivedText.Original(field.Key), ReceivedText.Original(field.Value))).ToArray(),
            IReadOnlyDictionary<string, string?> fields => Fields(fields),
            var value => value,
        };
    }

    private static Dictionary<string, string?> Fields(IReadOnlyDictionary<string, string?> fields)
    {
        var originals = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var field in fields)
            originals[ReceivedText.Original(field.Key)] = ReceivedText.Original(field.Value);
        return originals;
    }
}
