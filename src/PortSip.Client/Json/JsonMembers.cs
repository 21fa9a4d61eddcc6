using System.Text.Json;

namespace PortSip.Client;

/// <summary>Finds the members of JSON objects.</summary>
internal static class JsonMembers
{
    /// <summary>The member, written as it is named or else in another case; null where there is none, or where it is no object.</summary>
    public static JsonElement? Find(JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        if (json.TryGetProperty(name, out var exact))
            return exact;
        foreach (var member in json.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }
        return null;
    }
}
