using System.Collections;
using System.Management.Automation;
using System.Xml.Linq;

namespace PortSipCallControl.Tests.Help;

/// <summary>What Get-Help shows is what the pages say.</summary>
public sealed class MamlTests
{
    private const string FileName = "PortSipCallControl.dll-Help.xml";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly Dictionary<string, XElement> Topics = XDocument.Load(Path.Combine(ModuleUnderTest.Root, "en-US", FileName)).Root!.Elements(Command + "command")
        .ToDictionary(c => c.Element(Command + "details")!.Element(Command + "name")!.Value);

    public static TheoryData<string> Names => HelpPageTests.Names;

    [Fact]
    public void Each_page_is_a_topic_and_there_is_no_other() => Assert.Equal(HelpPage.All.Keys.Order(StringComparer.Ordinal), Topics.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_topic_has_every_paragraph_and_every_example_of_its_page(string name)
    {
        var (page, topic) = (HelpPage.All[name], Topics[name]);
        var paragraphs = topic.Descendants(Maml + "para").Select(p => HelpPage.OneLine(p.Value)).ToHashSet();

        Assert.All(page.Paragraphs, paragraph => Assert.Contains(paragraph, paragraphs));
        Assert.Equal(page.Examples.Select(e => e.Code), topic.Descendants(Dev + "code").Select(c => c.Value.ReplaceLineEndings("\n")));
        var links = topic.Descendants(Maml + "linkText").Select(l => l.Value).ToList();
        if (links.Count == 0)
            Assert.Equal($"See also: {string.Join(", ", page.Links)}.", topic.Element(Maml + "description")!.Elements().Last().Value);
        else
            Assert.Equal(["Online version:", .. page.Links], links);
    }

    [Fact]
    public void Online_help_is_offered_only_if_the_project_s_address_is_known_and_then_for_each_page()
    {
        using var session = new PowerShellSession();
        var project = session.Single<PSModuleInfo>("Test-ModuleManifest $manifest", ("manifest", ModuleUnderTest.Manifest)).ProjectUri;

        foreach (var (name, topic) in Topics)
        {
            string[] expected = project is null ? [] : [$"{project.ToString().TrimEnd('/')}/blob/v{Path.GetFileName(ModuleUnderTest.Root.TrimEnd('/', '\\'))}/docs/{name}.md"];
            Assert.Equal(expected, topic.Descendants(Maml + "uri").Select(uri => uri.Value).Where(uri => uri.Length > 0));
            Assert.Equal(project is null, !topic.Descendants(Maml + "linkText").Any());
        }
        var shown = session.Single<string>("Get-Help Get-PortSipCall | Out-String");
        Assert.Equal(project is not null, shown.Contains("-Online", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Get_Help_shows_each_cmdlet_s_help()
    {
        using var session = new PowerShellSession();

        foreach (var (name, page) in HelpPage.All)
        {
            dynamic help = session.Get($"Get-Help {name} -Full").Single();
            Assert.Equal(HelpPage.OneLine(page["SYNOPSIS"]), ((string)help.Synopsis).Trim());
            Assert.Equal(page.Examples.Count, ((ICollection)help.examples.example).Count);
        }
    }

    [Fact]
    public void Get_Help_tells_each_parameter_as_the_code_has_it()
    {
        using var session = new PowerShellSession();

        foreach (var (name, cmdlet) in CmdletUnderTest.All)
        {
            var told = session.Get($"Get-Help {name} -Parameter *").ToDictionary(p => Text(p, "name"));
            Assert.Equal(cmdlet.ParameterNames.Except(cmdlet.Parameters.Where(CmdletUnderTest.IsHidden).Select(p => p.Name)), told.Keys.Order(StringComparer.Ordinal));
            foreach (var parameter in cmdlet.Parameters.Where(p => !CmdletUnderTest.IsHidden(p)))
            {
                var shown = told[parameter.Name];
                var sets = CmdletUnderTest.Sets(parameter).ToList();
                Assert.Contains(sets, s => (Text(shown, "required"), Text(shown, "position"), Text(shown, "pipelineInput")) == (s.IsRequired ? "true" : "false", s.Position.ToLowerInvariant(), Pipeline(s)));
                Assert.Equal(CmdletUnderTest.Aliases(parameter) is [_, ..] aliases ? string.Join(", ", aliases) : "none", Text(shown, "aliases"));
                Assert.NotEmpty((ICollection)shown.Properties["description"].Value);
            }
        }
    }

    private static string Text(PSObject item, string property) => item.Properties[property].Value.ToString()!;

    private static string Pipeline(HelpParameterSet set) => (set.FromPipeline, set.FromPipelineByPropertyName) switch
    {
        (true, true) => "true (ByValue, ByPropertyName)",
        (true, false) => "true (ByValue)",
        (false, true) => "true (ByPropertyName)",
        _ => "false",
    };
}
