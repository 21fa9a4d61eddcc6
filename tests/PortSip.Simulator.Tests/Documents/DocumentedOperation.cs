using System.Globalization;
using System.Text.Json;

namespace PortSip.Simulator.Tests.Documents;

/// <summary>How an answer's fields are laid out.</summary>
internal enum Layout
{
    Nothing,
    Object,
    Items,
    ItemsAsObject,
    Page,
    File,
}

/// <summary>What the documents say of one operation.</summary>
/// <param name="Route">Method and path: <c>GET sessions/{id}</c>.</param>
/// <param name="Status">The HTTP status of a success.</param>
/// <param name="Layout">How the answer is laid out.</param>
/// <param name="Shape">Its table of <see cref="DocumentedShapes"/>; empty for none.</param>
internal sealed record DocumentedOperation(string Route, int Status, Layout Layout = Layout.Nothing, string Shape = "")
{
    /// <summary>The path that is asked for, with what <see cref="TenantOfTheDocuments"/> fills in; null for the route's own.</summary>
    public string? Path { get; init; }

    public string Body { get; init; } = "";

    /// <summary>The first version that has it.</summary>
    public string Since { get; init; } = "0";

    /// <summary>The last version that has it.</summary>
    public string Until { get; init; } = "99";

    /// <summary>The status where the guide's word counts: 16.4.</summary>
    public int? StatusInGuide { get; init; }

    /// <summary>Who asks: <c>admin</c>, <c>user</c>, <c>agent</c>, or nobody.</summary>
    public string As { get; init; } = "admin";

    /// <summary>Whether the body is a form.</summary>
    public bool IsForm { get; init; }

    public string Method => Route.Split(' ')[0];

    public string Template => Route.Split(' ')[1];

    public bool IsIn(string version) => Number(version) >= Number(Since) && Number(version) <= Number(Until);

    public int StatusIn(string version) => version == "16.4" ? StatusInGuide ?? Status : Status;

    public IEnumerable<string> Problems(Reply reply, string version)
    {
        if (reply.Status != StatusIn(version))
            return [$"{Route} answers {reply.Status} and should answer {StatusIn(version)}: {reply.Body}"];
        if (Layout == Layout.Nothing)
            return reply.Body.Length == 0 ? [] : [$"{Route} has a body: {reply.Body}"];
        if (Layout == Layout.File)
            return reply.Header("Content-Disposition") is null ? [$"{Route} gives no file"] : [];

        var table = DocumentedShapes.All[Shape];
        var json = reply.Json;
        string[] members = [.. json.EnumerateObject().Select(member => member.Name)];
        switch (Layout)
        {
            case Layout.Object:
                return DocumentedField.Problems(table, json, version, Route);
            case Layout.ItemsAsObject:
                return DocumentedField.Problems(table, json.GetProperty("items"), version, Route);
            default:
                string[] expected = Layout == Layout.Page ? ["count", "items"] : ["items"];
                JsonElement[] items = [.. json.GetProperty("items").EnumerateArray()];
                return
                [
                    .. members.SequenceEqual(expected) ? [] : (string[])[$"{Route} has {string.Join(", ", members)}"],
                    .. items.Length > 0 ? [] : (string[])[$"{Route} shows nothing to check"],
                    .. items.SelectMany(item => DocumentedField.Problems(table, item, version, Route)),
                ];
        }
    }

    public override string ToString() => Route;

    private static double Number(string version) => double.Parse(version, CultureInfo.InvariantCulture);
}
