using System.Globalization;

namespace PortSip.Client;

/// <summary>A request for a collection, the same for all its pages.</summary>
/// <param name="Request">The request without a query.</param>
internal sealed record CollectionRequest(ApiRequest Request)
{
    /// <summary>Conditions that are also checked on this side.</summary>
    public FilterConditions? OwnFilter { get; init; }

    /// <summary>A condition that only the PBX can check.</summary>
    public string? GivenFilter { get; init; }

    public string? OrderBy { get; init; }

    /// <summary>The largest number of pages that are fetched while one is consumed.</summary>
    public int PagesAhead { get; init; } = CollectionReader.DefaultPagesAhead;

    /// <summary>The request of a page: <c>cdrs?top=100&amp;skip=0&amp;count=true&amp;filter=…</c>.</summary>
    public ApiRequest Of(PageRequest page, string? ownFilter) => Request.WithQuery(Wire.Query(
        [
            ("top", page.Top.ToString(CultureInfo.InvariantCulture)),
            ("skip", page.Skip.ToString(CultureInfo.InvariantCulture)),
            ("count", "true"),
            ("filter", ODataFilter.All(ownFilter, GivenFilter)),
            ("orderby", OrderBy),
        ]));
}
