namespace PortSipCallControl.Tests.Help;

/// <summary>The about_ topics as Get-Help shows them: as they are, in a window of 80 columns.</summary>
public sealed class TopicTests
{
    private static readonly string Staged = Path.Combine(ModuleUnderTest.Root, "en-US");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(HelpPage.Folder, "about_*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_topic_fits_in_80_columns(string name) =>
        Assert.All(File.ReadAllLines(TextOf(name)), line => Assert.True(line.Length <= 80, line));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_topic_has_no_markup(string name)
    {
        var prose = File.ReadAllLines(TextOf(name)).Where(line => !line.StartsWith("        ", StringComparison.Ordinal));

        Assert.All(prose, line => Assert.DoesNotMatch(@"^\s*(#|\||```)|`\w|\]\(", line));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Get_Help_finds_it_by_its_name(string name)
    {
        using var session = new PowerShellSession();

        Assert.StartsWith($"{name}\n\nSHORT DESCRIPTION\n", Assert.Single(session.Get($"Get-Help {name}")).ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static string TextOf(string name) => Path.Combine(Staged, $"{name}.help.txt");
}
