using System.Globalization;
using System.Net.Http.Headers;

namespace PortSip.Client;

/// <summary>
/// The version of a file that a server sends, by the validators of its response. Two parts are joined only if both are of one version.
/// </summary>
/// <param name="EntityTag">The ETag as received, or null.</param>
/// <param name="LastModified">When it was last modified, or null.</param>
/// <param name="Length">The length of the whole file, or null.</param>
internal sealed record FileVersion(string? EntityTag, DateTimeOffset? LastModified, long? Length)
{
    private const string EntityTagLine = "etag: ";
    private const string LastModifiedLine = "last-modified: ";
    private const string LengthLine = "length: ";

    // A file that changes twice within a second keeps its time.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    /// <summary>Whether the validators distinguish versions reliably: an ETag that isn't weak or, without one, a time far enough in the past.</summary>
    public bool IsProven { get; init; }

    /// <summary>Whether the server sent no validators.</summary>
    public bool IsNameless => EntityTag is null && LastModified is null;

    /// <summary>The condition under which a server may send only the rest; null if the version can't be identified.</summary>
    public RangeConditionHeaderValue? IfRange =>
        !IsProven ? null : EntityTag is not null ? new(EntityTagHeaderValue.Parse(EntityTag)) : new RangeConditionHeaderValue(LastModified!.Value);

    public static FileVersion Of(HttpResponseMessage response, long? length)
    {
        var entityTag = response.Headers.TryGetValues("ETag", out var tags) ? tags.FirstOrDefault() : null;
        var lastModified = response.Content.Headers.LastModified;
        return new(entityTag, lastModified, length)
        {
            IsProven = entityTag is not null
                ? response.Headers.ETag is { IsWeak: false }
                : lastModified is not null && response.Headers.Date - lastModified >= Settled,
        };
    }

    /// <summary>Whether a response is of the same version, by its validators.</summary>
    public bool Fits(FileVersion other) => EntityTag == other.EntityTag && (EntityTag is not null || LastModified == other.LastModified);

    /// <summary>The version in the form that <see cref="Parse"/> reads.</summary>
    public IEnumerable<string> ToLines()
    {
        if (EntityTag is not null)
            yield return EntityTagLine + EntityTag;
        if (LastModified is { } time)
            yield return LastModifiedLine + time.ToString("r", CultureInfo.InvariantCulture);
        if (Length is { } length)
            yield return LengthLine + length.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A version that was reliable when it was written; null if the lines contain none.</summary>
    public static FileVersion? Parse(IReadOnlyCollection<string> lines)
    {
        var entityTag = Value(lines, EntityTagLine);
        if (entityTag is not null && !(EntityTagHeaderValue.TryParse(entityTag, out var parsed) && !parsed.IsWeak))
            return null;
        DateTimeOffset? lastModified = DateTimeOffset.TryParseExact(
            Value(lines, LastModifiedLine), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
        long? length = long.TryParse(Value(lines, LengthLine), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return entityTag is null && lastModified is null ? null : new(entityTag, lastModified, length) { IsProven = true };
    }

    private static string? Value(IEnumerable<string> lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Substring(name.Length);
}
