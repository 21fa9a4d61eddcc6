namespace PortSip.Client;

/// <summary>A path of PortSIP's public description of the API. PBXs can have others: versions differ.</summary>
internal sealed record KnownRestPath
{
    private const string Table = "PortSip.Client.Rest.paths.tsv";
    private const string Root = "/api/";

    private static readonly Lazy<IReadOnlyList<KnownRestPath>> Known = new(() => [.. Lines().Select(Parse)]);

    // Split on request: the table has thousands of names.
    private string _fields = "";

    /// <summary>All, by area.</summary>
    public static IReadOnlyList<KnownRestPath> All => Known.Value;

    /// <summary>The part of the PBX that it belongs to.</summary>
    public required string Area { get; init; }

    /// <summary>Below the API's root, with placeholders: <c>/call_queues/{id}/agents</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What GET does; null if the description doesn't have it.</summary>
    public string? Get { get; init; }

    /// <summary>What POST does; null if the description doesn't have it.</summary>
    public string? Post { get; init; }

    /// <summary>The names of the fields that the body of POST can have, on whatever level; empty if the description doesn't show them.</summary>
    public IReadOnlyList<string> Fields => _fields.Length == 0 ? [] : _fields.Split(' ');

    /// <summary>Whether GET returns a list.</summary>
    public bool IsList => Get?.StartsWith("list ", StringComparison.Ordinal) == true;

    /// <summary>The description's path that a path is an instance of; null if there isn't one.</summary>
    public static KnownRestPath? Find(string path)
    {
        var segments = SegmentsOf(path.Split('?')[0].TrimEnd('/'));
        // A name takes precedence over a placeholder: /users/profile isn't the user "profile".
        return All.Where(known => known.Fits(segments)).OrderByDescending(known => known.Segments.Count(segment => !IsPlaceholder(segment))).FirstOrDefault();
    }

    /// <summary>What the method does; null if the description doesn't have it.</summary>
    public string? Summary(PortSipRestMethod method) => method == PortSipRestMethod.Post ? Post : Get;

    /// <summary>The names in a body that aren't fields of POST, in order; none if the description doesn't show the fields.</summary>
    public IReadOnlyList<string> UnknownFields(object? body)
    {
        if (_fields.Length == 0)
            return [];
        var known = new HashSet<string>(Fields, StringComparer.Ordinal);
        return [.. Names(body).Where(name => !known.Contains(name)).Distinct()];
    }

    /// <summary>The other method.</summary>
    public static PortSipRestMethod OtherMethod(PortSipRestMethod method) => method == PortSipRestMethod.Post ? PortSipRestMethod.Get : PortSipRestMethod.Post;

    /// <summary>The first placeholder that is still in a path; null if all are replaced.</summary>
    public static string? PlaceholderIn(string path) => SegmentsOf(path.Split('?')[0]).FirstOrDefault(IsPlaceholder);

    /// <summary>The path with the values that a beginning has in place of placeholders; null if it doesn't begin so.</summary>
    public string? Continue(string begun)
    {
        var typed = SegmentsOf(begun);
        if (typed.Length > Segments.Count)
            return null;
        // The last segment may be incomplete, so it isn't a value yet.
        var complete = typed.Length - 1;
        for (var i = 0; i < complete; i++)
        {
            if (!FitsSegment(Segments[i], typed[i]))
                return null;
        }
        var continued = typed.Take(complete).Concat(Segments.Skip(complete));
        return "/" + string.Join("/", continued);
    }

    private IReadOnlyList<string> Segments { get; init; } = [];

    private static string[] SegmentsOf(string path)
    {
        var text = path.StartsWith(Root, StringComparison.OrdinalIgnoreCase) ? path.Substring(Root.Length) : path;
        return text.TrimStart('/').Split('/');
    }

    private static IEnumerable<string> Names(object? value) => value switch
    {
        IReadOnlyList<KeyValuePair<string, object?>> fields => fields.SelectMany(field => Names(field.Value).Prepend(field.Key)),
        IEnumerable<object?> items => items.SelectMany(Names),
        _ => [],
    };

    private static bool IsPlaceholder(string segment) => segment.Length > 2 && segment[0] == '{' && segment[segment.Length - 1] == '}';

    private static bool FitsSegment(string known, string given) =>
        IsPlaceholder(known) ? given.Length > 0 : string.Equals(known, given, StringComparison.OrdinalIgnoreCase);

    private bool Fits(string[] segments) =>
        segments.Length == Segments.Count && segments.Zip(Segments, (given, known) => FitsSegment(known, given)).All(fits => fits);

    private static KnownRestPath Parse(string line)
    {
        var cells = line.Split('\t');
        return new KnownRestPath
        {
            Area = cells[0],
            Path = cells[1],
            Get = cells[2].Length > 0 ? cells[2] : null,
            Post = cells[3].Length > 0 ? cells[3] : null,
            Segments = SegmentsOf(cells[1]),
            _fields = cells[4],
        };
    }

    private static IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(typeof(KnownRestPath).Assembly.GetManifestResourceStream(Table)!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
