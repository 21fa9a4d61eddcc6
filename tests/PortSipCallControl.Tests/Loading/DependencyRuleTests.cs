using System.Reflection;

namespace PortSipCallControl.Tests.Loading;

/// <summary>The rule by which Windows PowerShell finds what ships with the module, on the folder that ships.</summary>
public sealed class DependencyRuleTests
{
    private static readonly string Folder = Path.Combine(ModuleUnderTest.Root, "lib", "net472");
    private static readonly string Ours = Path.Combine(Folder, "PortSip.Client.dll");
    private static readonly string Json = Path.Combine(Folder, "System.Text.Json.dll");
    private static readonly AssemblyName Shipped = AssemblyName.GetAssemblyName(Json);

    private readonly DependencyRule _rule = new(Folder);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void What_our_own_assembly_asks_for_is_answered_by_the_same_or_a_newer_version(int older) =>
        Assert.Equal(Json, _rule.Find(Wanted(version: new Version(Shipped.Version!.Major + older, 0, 0, 0)), Ours));

    [Fact]
    public void A_name_without_a_version_is_answered() => Assert.Equal(Json, _rule.Find(Wanted(version: null), Ours));

    [Fact]
    public void A_newer_version_than_the_one_that_ships_is_not_answered() =>
        Assert.Null(_rule.Find(Wanted(version: new Version(Shipped.Version!.Major + 1, 0, 0, 0)), Ours));

    [Fact]
    public void Another_key_is_another_assembly()
    {
        var wanted = Wanted(Shipped.Version);
        wanted.SetPublicKeyToken([1, 2, 3, 4, 5, 6, 7, 8]);

        Assert.Null(_rule.Find(wanted, Ours));
    }

    [Fact]
    public void No_key_is_another_assembly() => Assert.Null(_rule.Find(new AssemblyName { Name = Shipped.Name, Version = Shipped.Version }, Ours));

    [Fact]
    public void What_does_not_ship_is_not_answered() => Assert.Null(_rule.Find(new AssemblyName("Newtonsoft.Json"), Ours));

    [Fact]
    public void A_name_that_leads_out_of_the_folder_is_not_answered() =>
        Assert.Null(_rule.Find(new AssemblyName { Name = Path.Combine("..", "net8.0", "PortSip.Client") }, Ours));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nobody_in_particular_is_not_answered(string? requester) => Assert.Null(_rule.Find(Wanted(Shipped.Version), requester));

    [Fact]
    public void Another_module_is_not_answered() => Assert.Null(_rule.Find(Wanted(Shipped.Version), Path.Combine(Path.GetTempPath(), "Other", "Other.dll")));

    [Fact]
    public void A_module_in_a_folder_below_ours_is_not_answered() => Assert.Null(_rule.Find(Wanted(Shipped.Version), Path.Combine(Folder, "nested", "Other.dll")));

    private static AssemblyName Wanted(Version? version)
    {
        var wanted = new AssemblyName { Name = Shipped.Name, Version = version };
        wanted.SetPublicKeyToken(Shipped.GetPublicKeyToken());
        return wanted;
    }
}
