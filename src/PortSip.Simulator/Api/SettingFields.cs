using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Reads the settings in the body of a request that replaces an object's. Fields that it doesn't have are ignored.</summary>
internal static class SettingFields
{
    /// <param name="fields">The settings of the version.</param>
    /// <param name="json">The body; null if it is empty.</param>
    /// <param name="errors">Collects what is wrong.</param>
    public static IReadOnlyDictionary<string, JsonElement> Read(IReadOnlyList<Setting> fields, JsonFields? json, FieldReader errors)
    {
        var read = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (json?.Find(field.Name) is not { } value)
                continue;
            if (field.ProblemOf(value) is { } problem)
                errors.Refuse(field.Name, problem);
            else
                read[field.Name] = field.IsRule ? Setting.Whole(value, field.Standard) : value;
        }
        return read;
    }
}
