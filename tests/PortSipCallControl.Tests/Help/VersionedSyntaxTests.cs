namespace PortSipCallControl.Tests.Help;

/// <summary>What only PowerShell 7 has isn't shown without saying so, and without the way for Windows PowerShell 5.1.</summary>
public sealed class VersionedSyntaxTests
{
    private static readonly string[] OnlyIn7 = ["-Parallel", "Start-ThreadJob"];

    public static TheoryData<string> Texts => [.. Directory.EnumerateFiles(HelpPage.Folder, "*.md", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Path.Combine(ModuleUnderTest.Repository, "examples"), "*", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(Path.Combine(ModuleUnderTest.Root, "en-US"), "*.txt"))
        .Append(Path.Combine(ModuleUnderTest.Repository, "README.md"))
        .Where(file => OnlyIn7.Any(Read(file).Contains))
        .Select(file => Path.GetRelativePath(ModuleUnderTest.Repository, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void It_names_the_version_and_the_way_for_5_1(string file)
    {
        var text = Read(Path.Combine(ModuleUnderTest.Repository, file));

        Assert.Contains("PowerShell 7", text, StringComparison.Ordinal);
        Assert.Contains("5.1", text, StringComparison.Ordinal);
        Assert.Contains(["ThreadJob", "about_PortSipJobs", "-ThrottleLimit"], way => text.Contains(way, StringComparison.Ordinal));
    }

    private static string Read(string file) => File.ReadAllText(file);
}
