using System.Text.RegularExpressions;
using PortSip.Client;
using PortSipCallControl.Tests.Shell;

namespace PortSipCallControl.Tests.Help;

/// <summary>The pages of <c>docs/</c> say what the code does.</summary>
public sealed class HelpPageTests
{
    private static readonly string[] Required = ["SYNOPSIS", "SYNTAX", "DESCRIPTION", "INPUTS", "OUTPUTS", "NOTES"];

    public static TheoryData<string> Names => [.. CmdletUnderTest.All.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Each_cmdlet_has_a_page_and_each_page_a_cmdlet() =>
        Assert.Equal(CmdletUnderTest.All.Keys.Order(StringComparer.Ordinal), HelpPage.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_is_complete(string name)
    {
        var page = HelpPage.All[name];

        Assert.DoesNotContain("{{", page.Source, StringComparison.Ordinal);
        Assert.Contains($"\n# {name}\n", page.Source, StringComparison.Ordinal);
        Assert.All(Required, heading => Assert.NotEmpty(page[heading]));
        Assert.True(page.Examples.Count >= 3, "It has fewer than three examples.");
        Assert.NotEmpty(page.Links);
        Assert.All(page.Links, link => Assert.True(File.Exists(Path.Combine(HelpPage.Folder, $"{link}.md")), $"There is no page {link}."));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_example_can_be_tried_without_a_PBX(string name)
    {
        var first = HelpPage.All[name].Examples[0];

        Assert.Contains("Start-PortSipSimulator", first.Code, StringComparison.Ordinal);
        Assert.Contains("Stop-PortSipSimulator", first.Code, StringComparison.Ordinal);
        Assert.Contains(name, first.Code, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_describes_the_parameters_of_the_code(string name)
    {
        var (page, cmdlet) = (HelpPage.All[name], CmdletUnderTest.All[name]);

        Assert.Equal(cmdlet.ParameterNames, page.Parameters.Keys.Order(StringComparer.Ordinal));
        Assert.All(page.Parameters.Values, p => Assert.NotEmpty(p.Text));
        foreach (var parameter in cmdlet.Parameters)
        {
            var described = page.Parameters[parameter.Name];
            Assert.Equal(CmdletUnderTest.IsHidden(parameter), described.DontShow);
            Assert.Equal(CmdletUnderTest.Aliases(parameter), described.Aliases);
            Assert.Equal(CmdletUnderTest.Sets(parameter), described.Sets.OrderBy(s => s.Name, StringComparer.Ordinal));
            Assert.Equal(parameter.IsDefined(typeof(System.Management.Automation.SupportsWildcardsAttribute), inherit: true), described.SupportsWildcards);
        }
    }

    [Fact]
    public async Task The_script_that_updates_the_pages_finds_nothing_to_update()
    {
        var folder = Directory.CreateTempSubdirectory("PortSipPages");
        try
        {
            foreach (var file in Directory.EnumerateFiles(HelpPage.Folder))
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));

            var (exitCode, output) = await PowerShellProcess.RunAsync($"& '{folder.FullName}/update-pages.ps1'");

            Assert.True(exitCode == 0, output);
            Assert.All(HelpPage.All.Values, page => Assert.Equal(page.Source, File.ReadAllText(Path.Combine(folder.FullName, $"{page.Name}.md")).ReplaceLineEndings("\n")));
            Assert.Equal(File.ReadAllText(Path.Combine(HelpPage.Folder, "operations.md")).ReplaceLineEndings("\n"), File.ReadAllText(Path.Combine(folder.FullName, "operations.md")).ReplaceLineEndings("\n"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_s_text_names_its_values_and_limits(string name)
    {
        var missing = from parameter in CmdletUnderTest.All[name].Parameters
                      from limit in CmdletUnderTest.Limits(parameter)
                      where !Regex.IsMatch(HelpPage.All[name].Parameters[parameter.Name].Text, $@"(?<![\w.]){Regex.Escape(limit)}(?!\w|\.\d)")
                      select $"-{parameter.Name}: {limit}";

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_shows_the_syntax_of_each_parameter_set(string name)
    {
        var sets = CmdletUnderTest.All[name].Parameters.SelectMany(CmdletUnderTest.Sets).Select(s => s.Name).Where(s => s != "(All)").Distinct().Order(StringComparer.Ordinal);
        var shown = Regex.Matches(HelpPage.All[name]["SYNTAX"], "^### (.*?)( \\(Default\\))?$", RegexOptions.Multiline).Select(m => m.Groups[1].Value).Where(s => s != "__AllParameterSets");

        Assert.Equal(sets, shown.Order(StringComparer.Ordinal));
        Assert.All(CmdletUnderTest.All[name].Parameters.Where(p => !CmdletUnderTest.IsHidden(p)), p => Assert.Matches($@"-{p.Name}\b", HelpPage.All[name]["SYNTAX"]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_names_what_the_code_emits(string name) =>
        Assert.Equal(CmdletUnderTest.All[name].Outputs, HelpPage.All[name].Outputs.Order(StringComparer.Ordinal));

    [Fact]
    public void About_PortSipErrors_lists_exactly_the_existing_ids()
    {
        var page = File.ReadAllText(Path.Combine(HelpPage.Folder, "about_PortSipErrors.md")).ReplaceLineEndings("\n");
        var listed = Regex.Matches(page[page.IndexOf("### The ids", StringComparison.Ordinal)..], "^\\| `(\\w+)` \\|", RegexOptions.Multiline).Select(m => m.Groups[1].Value);

        Assert.Equal(Enum.GetNames<PortSipFailure>().Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_ids_that_a_page_names_are_existing_ids(string name)
    {
        var ids = Enum.GetNames<PortSipFailure>();
        var errors = HelpPage.All[name]["NOTES"].Split("\n\n").Where(p => p.StartsWith("Errors", StringComparison.Ordinal));
        var named = errors.SelectMany(p => Regex.Matches(p, "(?<![-\\w])(?:[A-Z][a-z]+){2,}\\b").Select(m => m.Value));

        // The engine's own is named where numbers must be quoted.
        Assert.Empty(named.Except(ids).Except(["PowerShell", "ParameterArgumentTransformationError"]));
    }
}
