using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using YamlDotNet.Serialization;

namespace PortSipCallControl.Help;

/// <summary>A parameter of a page: its text and its metadata.</summary>
internal sealed record PageParameter(string Name, IReadOnlyList<Block> Description, ParameterMetadata Metadata)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().IgnoreUnmatchedProperties().Build();

    /// <param name="name">The name, without its dash.</param>
    /// <param name="blocks">The content under its heading: a text, or a link to the shared one, and the YAML.</param>
    /// <param name="shared">The texts that several pages share, by the name with its dash.</param>
    public static PageParameter Read(string name, IReadOnlyList<Block> blocks, IReadOnlyDictionary<string, IReadOnlyList<Block>> shared)
    {
        List<Block> description = [.. blocks.Where(b => b is not FencedCodeBlock)];
        var metadata = Yaml.Deserialize<ParameterMetadata>(MarkdownFile.Code(blocks.OfType<FencedCodeBlock>().Single()));
        return new PageParameter(name, IsLinkToShared(description) ? shared[$"-{name}"] : description, metadata);
    }

    private static bool IsLinkToShared(List<Block> blocks) =>
        blocks is [ParagraphBlock { Inline.FirstChild: LinkInline { Url: { } url, NextSibling: null } }] && url.StartsWith("shared-parameters.md#", StringComparison.Ordinal);
}

/// <summary>The yaml of a parameter.</summary>
internal sealed class ParameterMetadata
{
    public string Type { get; set; } = "";

    public string DefaultValue { get; set; } = "";

    public bool SupportsWildcards { get; set; }

    public bool DontShow { get; set; }

    public List<string> Aliases { get; set; } = [];

    public List<ParameterSetMetadata> ParameterSets { get; set; } = [];
}

/// <summary>How a parameter binds in one of its sets.</summary>
internal sealed class ParameterSetMetadata
{
    public string Name { get; set; } = "";

    public string Position { get; set; } = "";

    public bool IsRequired { get; set; }

    public bool ValueFromPipeline { get; set; }

    public bool ValueFromPipelineByPropertyName { get; set; }
}
