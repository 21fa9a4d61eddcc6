using Markdig.Syntax;

namespace PortSipCallControl.Help;

/// <summary>A cmdlet's page, in the form that Microsoft.PowerShell.PlatyPS reads.</summary>
internal sealed class CmdletPage
{
    private readonly Dictionary<string, IReadOnlyList<Block>> _sections;

    private CmdletPage(string name, IEnumerable<Block> blocks, IReadOnlyDictionary<string, IReadOnlyList<Block>> shared)
    {
        Name = name;
        _sections = MarkdownFile.Sections(blocks, level: 2).ToDictionary(s => s.Heading, s => s.Blocks);
        Parameters = [.. Parts("PARAMETERS").Where(p => p.Heading[0] == '-').Select(p => PageParameter.Read(p.Heading[1..], p.Blocks, shared)).Where(p => !p.Metadata.DontShow)];
    }

    public string Name { get; }

    /// <summary>The parameters that are shown, in the page's order.</summary>
    public IReadOnlyList<PageParameter> Parameters { get; }

    public IReadOnlyList<Block> this[string heading] => _sections[heading];

    /// <summary>The content under each heading of the third level.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<Block> Blocks)> Parts(string heading) => MarkdownFile.Sections(this[heading], level: 3);

    public static CmdletPage Read(string path, IReadOnlyDictionary<string, IReadOnlyList<Block>> shared)
    {
        try
        {
            return new CmdletPage(Path.GetFileNameWithoutExtension(path), MarkdownFile.Read(path), shared);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or YamlDotNet.Core.YamlException)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }
}
