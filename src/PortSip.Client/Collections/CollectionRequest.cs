using System.Globalization;

namespace PortSip.Client;

/// <summary>What is asked of a collection, the same for all its pages.</summary>
/// <param name="Operation">In words that follow "could not": "list the CDRs".</param>
/// <param name="Path">Relative to the API's root.</param>
internal sealed record CollectionRequest(string Operation, string Path)
{
    /// <summary>Conditions that are checked here as well.</summary>
    public FilterConditions? OwnFilter { get; init; }

    /// <summary>A condition that only the PBX can check.</summary>
    public string? GivenFilter { get; init; }

    public string? OrderBy { get; init; }

    public static CollectionRequest Of(string operation, string path, RecordQuery query) =>
        new(operation, path) { OwnFilter = query.OwnFilter, GivenFilter = query.GivenFilter, OrderBy = query.OrderBy };

    /// <summary>Path and query of a page: <c>cdrs?top=100&amp;skip=0&amp;count=true&amp;filter=…</c>.</summary>
    public string PathOf(PageRequest page, string? ownFilter) =>
        $"{Path}?" + Wire.Query(
        [
            ("top", page.Top.ToString(CultureInfo.InvariantCulture)),
            ("skip", page.Skip.ToString(CultureInfo.InvariantCulture)),
            ("count", "true"),
            ("filter", ODataFilter.All(ownFilter, GivenFilter)),
            ("orderby", OrderBy),
        ]);
}
