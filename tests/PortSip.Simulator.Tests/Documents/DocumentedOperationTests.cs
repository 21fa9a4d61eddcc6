namespace PortSip.Simulator.Tests.Documents;

/// <summary>Holds every answer of every version against the documents.</summary>
public sealed class DocumentedOperationTests
{
    public static TheoryData<string, string> Operations { get; } = new(
        from version in SimulatorVersion.All
        from operation in DocumentedOperations.All
        where operation.IsIn(version.Number)
        select (version.Number, NameOf(operation)));

    public static TheoryData<string> Versions { get; } = new(SimulatorVersion.All.Select(version => version.Number));

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_answer_is_what_the_documents_say(string version, string operation)
    {
        using var tenant = new TenantOfTheDocuments(version);
        var documented = DocumentedOperations.All.Single(known => NameOf(known) == operation && known.IsIn(version));

        var reply = tenant.Ask(documented);

        Assert.Empty(documented.Problems(reply, version));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void No_version_has_an_operation_that_is_in_no_document(string version)
    {
        using var test = TestPbx.Of(version);

        Assert.Equal(
            DocumentedOperations.All.Where(operation => operation.IsIn(version)).Select(operation => operation.Route).Distinct().Order(StringComparer.Ordinal),
            test.Pbx.Operations.Select(route => $"{route.Method} {route.Template}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void What_a_version_does_not_have_is_404(string version)
    {
        using var tenant = new TenantOfTheDocuments(version);

        HashSet<string> routes = [.. DocumentedOperations.All.Where(operation => operation.IsIn(version)).Select(operation => operation.Route)];
        Assert.All(
            DocumentedOperations.All.Where(operation => !routes.Contains(operation.Route)),
            operation => Assert.Contains(tenant.Ask(operation).Status, (int[])[404, 405]));
    }

    [Fact]
    public void The_check_finds_what_is_wrong()
    {
        var table = DocumentedField.Table("""
            a text 1..3
            b time or-none
            c whole
            d text X|Y since:22.3
            """);
        using var json = System.Text.Json.JsonDocument.Parse("""{"a":"","b":"yesterday","c":"1","e":null}""");

        Assert.Equal(
            ["o.e is in no document", "o.a is empty: \"\"", "o.b isn't an RFC 3339 time in UTC: \"yesterday\"", "o.c isn't a whole number: \"1\"", "o.d is missing"],
            DocumentedField.Problems(table, json.RootElement, "22.3", "o"));
    }

    private static string NameOf(DocumentedOperation operation) => operation.Route + (operation.Path?.Contains('?', StringComparison.Ordinal) == true ? "?" : "");
}
