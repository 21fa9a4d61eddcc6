using System.Globalization;

namespace PortSip.Simulator;

/// <summary>Responses with collections: whole ones, and pages by <c>filter</c>, <c>search</c>, <c>orderby</c>, <c>top</c> and <c>skip</c>.</summary>
internal sealed class ItemAnswers(SimulatorOptions options)
{
    private const int LargestPage = 100;

    private static readonly string[] SelectingFields = ["search", "filter", "orderby"];

    public SimulatorResponse One(ApiItem item, int statusCode = 200) => Answer.Json(statusCode, writer => item.Write(writer, options.Version.Answers));

    /// <summary>A single object where other paths return a list, as for <c>/user/cdrs/{id}</c>.</summary>
    public SimulatorResponse Single(ApiItem item) => One(new ApiItem().Add("items", item));

    /// <summary>A small collection: only <c>items</c>.</summary>
    public SimulatorResponse All(IEnumerable<ApiItem> items) => One(new ApiItem().Add("items", items));

    /// <summary>The requested page. Only its items are written, unless the others are needed to find it.</summary>
    public SimulatorResponse Page<T>(ApiRequest request, IReadOnlyList<T> all, Func<T, ApiItem> item)
    {
        var query = new UrlEncodedFields(request.Query);
        return SelectingFields.Any(name => query.Text(name).State != FieldState.Absent)
            ? Page(request, [.. all.Select(item)])
            : Slice(request, all, item);
    }

    /// <summary>The requested page.</summary>
    public SimulatorResponse Page(ApiRequest request, IReadOnlyList<ApiItem> items)
    {
        var query = request.ReadQuery();
        var (skip, top) = Bounds(query);
        var found = Sorted(query, Filtered(query, items));
        if (!query.IsValid)
            return Answer.Refuse(400, query.Errors);
        return One(new ApiItem().Add("count", found.Count).Add("items", found.Skip(skip).Take(top)));
    }

    /// <summary>The requested page of a collection that doesn't support filters or orders.</summary>
    public SimulatorResponse Slice<T>(ApiRequest request, IReadOnlyList<T> all, Func<T, ApiItem> item, int statusCode = 200)
    {
        var query = request.ReadQuery();
        var (skip, top) = Bounds(query);
        return query.IsValid
            ? One(new ApiItem().Add("count", all.Count).Add("items", all.Skip(skip).Take(top).Select(item)), statusCode)
            : Answer.Refuse(400, query.Errors);
    }

    /// <summary>The start of the requested page, and its maximum number of items.</summary>
    private static (int Skip, int Top) Bounds(FieldReader query) =>
        (Number(query, "skip", 0, int.MaxValue, 0), Number(query, "top", 1, LargestPage, LargestPage));

    private IReadOnlyList<ApiItem> Filtered(FieldReader query, IReadOnlyList<ApiItem> items)
    {
        var search = query.OptionalText("search", 0, 256);
        var filter = query.OptionalText("filter", 0, 4096);
        try
        {
            var fits = string.IsNullOrEmpty(filter) ? null : ODataFilter.Parse(filter!, options.TimeLiterals, name => IsField(items, name));
            return [.. items.Where(item => fits?.Invoke(item) != false && (string.IsNullOrEmpty(search) || item.Holds(search!)))];
        }
        catch (FormatException)
        {
            query.Refuse("filter", "isn't a filter over these fields");
            return [];
        }
    }

    private static IReadOnlyList<ApiItem> Sorted(FieldReader query, IReadOnlyList<ApiItem> items)
    {
        var order = query.OptionalText("orderby", 0, 256);
        if (string.IsNullOrEmpty(order))
            return items;
        try
        {
            return [.. items.OrderBy(item => item, ItemOrder.Parse(order!, name => IsField(items, name)))];
        }
        catch (FormatException)
        {
            query.Refuse("orderby", "isn't an order over these fields");
            return [];
        }
    }

    // Without items, the available fields are unknown.
    private static bool IsField(IReadOnlyList<ApiItem> items, string name) => items.Count == 0 || items[0].Has(name);

    private static int Number(FieldReader query, string name, int least, int most, int standard)
    {
        if (query.OptionalText(name, 0, 16) is not { } text)
            return standard;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        query.Refuse(name, string.Format(CultureInfo.InvariantCulture, "must be {0} to {1}", least, most));
        return standard;
    }
}
