using System.Text.Json;

namespace PortSip.Client;

/// <summary>Finds the members of JSON objects.</summary>
internal static class JsonMembers
{
    /// <summary>The member with this name, in any case; null if there isn't one, or if the value isn't an object.</summary>
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
