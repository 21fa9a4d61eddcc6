using PortSip.Testing;

namespace PortSip.Simulator.Tests;

/// <summary>That <see cref="Floors"/> finds what is planted for it in the neighboring folders.</summary>
public sealed class FloorsTests
{
    private const string Planted = "tests/PortSip.Simulator.Tests/Floors/Planted";
    private static readonly string Tests = CompiledAssemblies.Path(typeof(FloorsTests), "CompiledTests");

    private static readonly string[] Others = ["..", "../.."];

    public static TheoryData<string> Ways => ["Base", "Interface", "Field", "Parameter", "Result", "Constraint`1", "Attribute", "AttributeArgument", "Call", "GenericArgument", "Lambda", "AsyncMethod", "Catch", "NestedType"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_reference_to_a_higher_floor_is_found(string by) =>
        Assert.Contains(new Floors(Planted, ["Low"], ["High", "East", "West"], Others).Problems(Tests), problem => problem.StartsWith($"PortSip.Simulator.Tests.Planted.By{by} (Low) → PortSip.Simulator.Tests.Planted.", StringComparison.Ordinal));

    [Fact]
    public void A_reference_within_a_floor_is_not_reported() =>
        Assert.DoesNotContain(new Floors(Planted, ["Low"], ["High", "East", "West"], Others).Problems(Tests), problem => problem.Contains("Innocent (Low) →", StringComparison.Ordinal));

    [Fact]
    public void A_violation_names_both_types_and_folders_once() => Assert.Equal(
        ["PortSip.Simulator.Tests.Planted.Western (West) → PortSip.Simulator.Tests.Planted.Innocent (Low)"],
        new Floors(Planted, ["High", "East", "West"], ["Low"], Others).Problems(Tests).Where(problem => !problem.EndsWith("circle", StringComparison.Ordinal)));

    [Fact]
    public void Folders_of_one_floor_may_refer_to_one_another_but_not_in_a_circle() => Assert.Equal(
        [
            "PortSip.Simulator.Tests.Planted.Eastern (East) → PortSip.Simulator.Tests.Planted.Western (West), in a circle",
            "PortSip.Simulator.Tests.Planted.Western (West) → PortSip.Simulator.Tests.Planted.Eastern (East), in a circle",
        ],
        new Floors(Planted, ["High", "Low", "East", "West"], Others).Problems(Tests));

    [Fact]
    public void A_circle_within_one_entry_is_nobodys_business() =>
        Assert.DoesNotContain(new Floors("tests/PortSip.Simulator.Tests/Floors", ["Planted"], [".", ".."]).Problems(Tests), problem => problem.Contains("circle", StringComparison.Ordinal));

    [Fact]
    public void A_folder_that_is_on_no_floor_is_found() => Assert.Contains(
        "PortSip.Simulator.Tests.Planted.Eastern: East/Eastern.cs is on no floor",
        new Floors(Planted, ["High"], ["Low"], ["West"], Others).Problems(Tests));

    [Fact]
    public void A_floor_without_anything_on_it_is_found() =>
        Assert.Contains("Middle: there is nothing in it", new Floors(Planted, ["High", "Low", "Middle", "East", "West"], Others).Problems(Tests));

    [Fact]
    public void A_single_file_can_have_a_place_of_its_own() => Assert.Contains(
        "PortSip.Simulator.Tests.Planted.ByBase (Low/Low.cs) → PortSip.Simulator.Tests.Planted.High (High)",
        new Floors(Planted, ["Low/Low.cs", "East", "West"], ["High"], Others).Problems(Tests));

    [Fact]
    public void A_project_that_the_assembly_is_not_of_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Floors("src/Elsewhere", ["."]).Problems(Tests));
}
