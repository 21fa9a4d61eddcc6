using System.Text.RegularExpressions;
using System.Xml.Linq;
using Markdig.Syntax;

namespace PortSipCallControl.Help;

/// <summary>
/// The XML that Get-Help reads. PlatyPS can export it too, but loses the code of examples and breaks lines in the middle of paragraphs.
/// </summary>
internal static partial class Maml
{
    private static readonly XNamespace M = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XNamespace Root = "http://msh";

    public static XDocument Document(IEnumerable<CmdletPage> pages) => new(new XElement(Root + "helpItems",
        new XAttribute("schema", "maml"),
        new XAttribute(XNamespace.Xmlns + "maml", M), new XAttribute(XNamespace.Xmlns + "command", Command), new XAttribute(XNamespace.Xmlns + "dev", Dev),
        pages.Select(Page)));

    private static XElement Page(CmdletPage page) => new(Command + "command",
        new XElement(Command + "details",
            new XElement(Command + "name", page.Name),
            new XElement(M + "description", Paragraphs(page["SYNOPSIS"])),
            new XElement(Command + "verb", page.Name.Split('-')[0]),
            new XElement(Command + "noun", page.Name.Split('-')[1])),
        new XElement(M + "description", Paragraphs(page["DESCRIPTION"])),
        new XElement(Command + "syntax", page.Parts("SYNTAX").Select(set => Syntax(page, set.Heading, set.Blocks))),
        new XElement(Command + "parameters", page.Parameters.Select(Described)),
        new XElement(Command + "inputTypes", page.Parts("INPUTS").Select(type => Typed("inputType", type.Heading, type.Blocks))),
        new XElement(Command + "returnValues", page.Parts("OUTPUTS").Select(type => Typed("returnValue", type.Heading, type.Blocks))),
        new XElement(M + "alertSet", new XElement(M + "alert", Paragraphs(page["NOTES"]))),
        new XElement(Command + "examples", page.Parts("EXAMPLES").Select(example => Example(example.Heading, example.Blocks))),
        new XElement(Command + "relatedLinks", page["RELATED LINKS"].OfType<ListBlock>().Single().Cast<ListItemBlock>().Select(link =>
            new XElement(M + "navigationLink", new XElement(M + "linkText", MarkdownFile.Text((LeafBlock)link[0])), new XElement(M + "uri", "")))));

    private static XElement Syntax(CmdletPage page, string heading, IReadOnlyList<Block> blocks)
    {
        var set = heading.Replace(" (Default)", "", StringComparison.Ordinal);
        var usage = MarkdownFile.Code(blocks.OfType<FencedCodeBlock>().Single())[page.Name.Length..];
        return new XElement(Command + "syntaxItem", new XElement(M + "name", page.Name), Usage().Matches(usage).Select(match =>
        {
            var parameter = page.Parameters.SingleOrDefault(p => p.Name == match.Groups[1].Value)
                ?? throw new InvalidDataException($"{page.Name}: the syntax has {match.Value}, which isn't among the parameters that are shown.");
            return Parameter(parameter, parameter.Metadata.ParameterSets.First(s => s.Name == set || s.Name == "(All)"), match.Groups[2].Value);
        }));
    }

    private static XElement Described(PageParameter parameter)
    {
        var value = parameter.Metadata.Type == "System.Management.Automation.SwitchParameter" ? "" : ShortType().Replace(parameter.Metadata.Type, "$1");
        var element = Parameter(parameter, parameter.Metadata.ParameterSets[0], value);
        element.Element(M + "name")!.AddAfterSelf(new XElement(M + "description", Paragraphs(parameter.Description)));
        element.Add(Type(parameter.Metadata.Type), new XElement(Dev + "defaultValue", parameter.Metadata.DefaultValue is [_, ..] value1 ? value1 : "None"));
        return element;
    }

    private static XElement Parameter(PageParameter parameter, ParameterSetMetadata set, string value)
    {
        string[] sources = [.. set.ValueFromPipeline ? ["ByValue"] : (string[])[], .. set.ValueFromPipelineByPropertyName ? ["ByPropertyName"] : (string[])[]];
        return new XElement(Command + "parameter",
            new XAttribute("required", set.IsRequired),
            new XAttribute("variableLength", value.EndsWith("[]", StringComparison.Ordinal)),
            new XAttribute("globbing", parameter.Metadata.SupportsWildcards),
            new XAttribute("pipelineInput", sources is [] ? "false" : $"true ({string.Join(", ", sources)})"),
            new XAttribute("position", set.Position.ToLowerInvariant()),
            new XAttribute("aliases", parameter.Metadata.Aliases is [] ? "none" : string.Join(", ", parameter.Metadata.Aliases)),
            new XElement(M + "name", parameter.Name),
            value.Length == 0 ? null : new XElement(Command + "parameterValue", new XAttribute("required", true), new XAttribute("variableLength", false), value));
    }

    private static XElement Example(string title, IReadOnlyList<Block> blocks)
    {
        var remarks = Paragraphs(blocks.Where(b => b is not FencedCodeBlock)).ToList();
        return new XElement(Command + "example",
            new XElement(M + "title", $"----- {title} -----"),
            new XElement(Dev + "code", MarkdownFile.Code(blocks.OfType<FencedCodeBlock>().First())),
            // An empty line before the next title, because Get-Help doesn't add one.
            new XElement(Dev + "remarks", remarks, remarks.Count > 0 ? new XElement(M + "para", "") : null));
    }

    private static XElement Typed(string element, string type, IReadOnlyList<Block> blocks) => new(Command + element, Type(type), new XElement(M + "description", Paragraphs(blocks)));

    private static XElement Type(string name) => new(Dev + "type", new XElement(M + "name", name));

    // One line per paragraph, which the console wraps to its width; a list line by line.
    private static IEnumerable<XElement> Paragraphs(IEnumerable<Block> blocks) => blocks.Select(block => new XElement(M + "para", block switch
    {
        ParagraphBlock paragraph => MarkdownFile.Text(paragraph),
        ListBlock list => string.Join('\n', list.Cast<ListItemBlock>().Select(item => $"- {string.Join(' ', item.Cast<LeafBlock>().Select(MarkdownFile.Text))}")),
        _ => throw new NotSupportedException($"The help can't show '{block.GetType().Name}' (line {block.Line + 1})."),
    }));

    [GeneratedRegex(@"-(\w+)\]?(?: <([^>]+)>)?")]
    private static partial Regex Usage();

    // System.Nullable`1[System.Int32] and System.Int32 are both Int32.
    [GeneratedRegex(@"^(?:System\.Nullable`1\[)?(?:\w+\.)*(\w+(?:\[\])?)\]?$")]
    private static partial Regex ShortType();
}
