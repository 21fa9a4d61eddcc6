using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PortSipCallControl.Help;

/// <summary>Reads Markdown, and removes its markup.</summary>
internal static class MarkdownFile
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().Build();

    public static MarkdownDocument Read(string path) => Markdown.Parse(File.ReadAllText(path).ReplaceLineEndings("\n"), Pipeline);

    /// <summary>The blocks under each heading of a level, in order.</summary>
    public static IReadOnlyList<(string Heading, IReadOnlyList<Block> Blocks)> Sections(IEnumerable<Block> blocks, int level)
    {
        var sections = new List<(string, IReadOnlyList<Block>)>();
        List<Block>? current = null;
        foreach (var block in blocks)
        {
            if (block is HeadingBlock { Level: var found } heading && found == level)
                sections.Add((Text(heading), current = []));
            else
                current?.Add(block);
        }
        return sections;
    }

    /// <summary>A paragraph or heading on one line.</summary>
    public static string Text(LeafBlock block) => Text(block.Inline!);

    /// <summary>The text between two fences.</summary>
    public static string Code(FencedCodeBlock block) => block.Lines.ToString().TrimEnd('\n');

    private static string Text(ContainerInline inlines) => string.Concat(inlines.Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        ContainerInline container => Text(container),
        _ => throw new NotSupportedException($"The help can't show '{inline.GetType().Name}' (line {inline.Line + 1})."),
    }));
}
