using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PortSip.Client;

/// <summary>
/// The content of the file of profiles: <c>{"profiles": {"prod": {"server": …}}}</c>. A change replaces only the member of its profile, so that
/// everything else that the file contains is kept.
/// </summary>
internal sealed class ProfileDocument
{
    private const string ProfilesMember = "profiles";

    private readonly string _path;
    private readonly JsonObject _root;
    private readonly JsonObject _profiles;

    private ProfileDocument(string path, JsonObject root, JsonObject profiles)
    {
        _path = path;
        _root = root;
        _profiles = profiles;
    }

    /// <summary>The names of the profiles, in the order of the file.</summary>
    public IReadOnlyList<string> Names => [.. _profiles.Select(member => member.Key)];

    /// <summary>Reads a file's content; null or blank if there is no file.</summary>
    /// <exception cref="PortSipException">ProfileUnreadable: it isn't such a document.</exception>
    public static ProfileDocument Read(string path, string? content)
    {
        if (string.IsNullOrWhiteSpace(content))
            return Read(path, "{}");
        try
        {
            var root = JsonNode.Parse(content!) as JsonObject ?? throw new JsonException("The file isn't a JSON object");
            if (root[ProfilesMember] is not { } profiles)
                root[ProfilesMember] = profiles = new JsonObject();
            var all = profiles as JsonObject ?? throw new JsonException($"The member '{ProfilesMember}' isn't an object");
            // A name that is there twice is noticed when the members are first enumerated.
            _ = all.Count;
            return new ProfileDocument(path, root, all);
        }
        catch (ArgumentException e)
        {
            throw Unreadable(path, ProfilesMember, new JsonException("A name occurs more than once", e));
        }
        catch (JsonException e)
        {
            throw Unreadable(path, ProfilesMember, e);
        }
    }

    /// <summary>The profile, whatever the case of its name; null if it doesn't exist.</summary>
    /// <exception cref="PortSipException">ProfileUnreadable: the file has a profile of this name that can't be read.</exception>
    public PortSipProfile? Find(string name)
    {
        if (MemberOf(name) is not { } member)
            return null;
        try
        {
            return (_profiles[member]?.Deserialize(ProfileJson.Default.StoredProfile) ?? throw new JsonException("The profile is empty")).Named(member);
        }
        catch (JsonException e) when (e.Path is not null)
        {
            // The runtime's text names a type of this library.
            throw Unreadable(_path, $"{ProfilesMember}.{member}", new JsonException("its value isn't valid", e.Path, lineNumber: null, bytePositionInLine: null, e));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw Unreadable(_path, $"{ProfilesMember}.{member}", e);
        }
    }

    public void Set(PortSipProfile profile)
    {
        Remove(profile.Name);
        _profiles[profile.Name] = JsonSerializer.SerializeToNode(StoredProfile.Of(profile), ProfileJson.Default.StoredProfile);
    }

    /// <summary>Removes the profile; false if it doesn't exist.</summary>
    public bool Remove(string name) => MemberOf(name) is { } member && _profiles.Remove(member);

    public byte[] ToUtf8()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, ProfileJson.Written))
            _root.WriteTo(writer);
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private string? MemberOf(string name) => Names.FirstOrDefault(member => string.Equals(member, name, StringComparison.OrdinalIgnoreCase));

    // The position is known for a syntax error only; for a value, the member is.
    private static PortSipException Unreadable(string path, string member, Exception exception)
    {
        var place = (exception as JsonException) switch
        {
            { LineNumber: { } line, Path: null } => string.Format(CultureInfo.InvariantCulture, " (line {0})", line + 1),
            { Path: { Length: > 2 } inner } => $" ({member}{inner.Substring(1)})",
            _ => $" ({member})",
        };
        return new(PortSipFailure.ProfileUnreadable, $"The file of profiles '{path}' can't be read{place}: {FirstSentence(exception.Message)}.", exception) { IsSafeToRetry = true, Value = path };
    }

    // The runtime repeats path and position in the text.
    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? message : message.Substring(0, end)).TrimEnd('.');
    }
}
