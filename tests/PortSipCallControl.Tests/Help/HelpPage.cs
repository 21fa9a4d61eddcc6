using System.Text.RegularExpressions;

namespace PortSipCallControl.Tests.Help;

/// <summary>A page of <c>docs/</c>, read without PlatyPS.</summary>
internal sealed partial class HelpPage
{
    private readonly Dictionary<string, string> _sections;

    private HelpPage(string name, string text)
    {
        Name = name;
        Source = text;
        _sections = Sections(text, "## ").ToDictionary(s => s.Heading, s => s.Text);
        Examples = [.. Sections(this["EXAMPLES"], "### ").Select((s, i) => Example(s.Heading, s.Text, i + 1))];
        Parameters = Sections(this["PARAMETERS"], "### ").Where(s => s.Heading[0] == '-').Select(s => Parameter(s.Heading[1..], s.Text)).ToDictionary(p => p.Name);
    }

    public static string Folder { get; } = Path.Combine(ModuleUnderTest.Repository, "docs");

    // What pages link to in place of a text of their own.
    private static Dictionary<string, string> Shared { get; } =
        Sections(File.ReadAllText(Path.Combine(Folder, "shared-parameters.md")).ReplaceLineEndings("\n"), "## ").ToDictionary(s => s.Heading, s => s.Text.Trim());

    /// <summary>The pages of cmdlets.</summary>
    public static IReadOnlyDictionary<string, HelpPage> All { get; } = Directory.EnumerateFiles(Folder, "*-PortSip*.md")
        .Select(f => new HelpPage(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f).ReplaceLineEndings("\n"))).ToDictionary(p => p.Name);

    public string Name { get; }

    public string Source { get; }

    public IReadOnlyList<HelpExample> Examples { get; }

    public IReadOnlyDictionary<string, HelpParameter> Parameters { get; }

    public IEnumerable<string> Outputs => Sections(this["OUTPUTS"], "### ").Select(s => s.Heading);

    public IEnumerable<string> Links => Link().Matches(this["RELATED LINKS"]).Select(m => m.Groups[1].Value);

    /// <summary>The content under a heading of the second level.</summary>
    public string this[string heading] => _sections[heading];

    /// <summary>All that is said: the texts of the sections and parameters, paragraph by paragraph, without markup.</summary>
    public IEnumerable<string> Paragraphs => new[] { this["SYNOPSIS"], this["DESCRIPTION"], this["NOTES"] }
        .Concat(Parameters.Values.Where(p => !p.DontShow).Select(p => p.Text))
        .Concat(Examples.Select(e => e.Text))
        .Concat(Sections(this["INPUTS"], "### ").Concat(Sections(this["OUTPUTS"], "### ")).Select(s => s.Text))
        .SelectMany(text => text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        .Select(paragraph => OneLine(paragraph.Replace("`", "", StringComparison.Ordinal)));

    /// <summary>A text with single spaces, wherever it was broken into lines.</summary>
    public static string OneLine(string text) => Space().Replace(text, " ").Trim();

    /// <summary>The PowerShell code of any page.</summary>
    public static IEnumerable<string> CodeBlocks(string text) => Fence().Matches(text.ReplaceLineEndings("\n")).Select(m => m.Groups[1].Value);

    private static IEnumerable<(string Heading, string Text)> Sections(string text, string mark)
    {
        string? heading = null;
        var lines = new List<string>();
        var isCode = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                isCode = !isCode;
            if (!isCode && line.StartsWith(mark, StringComparison.Ordinal))
            {
                if (heading is not null)
                    yield return (heading, string.Join('\n', lines).Trim());
                heading = line[mark.Length..].Trim();
                lines.Clear();
            }
            else
            {
                lines.Add(line);
            }
        }
        if (heading is not null)
            yield return (heading, string.Join('\n', lines).Trim());
    }

    private HelpExample Example(string heading, string text, int number)
    {
        Assert.Matches($"^Example {number}: .+", heading);
        var code = Assert.Single(CodeBlocks(text));
        return new HelpExample(Name, number, heading, code, Fence().Replace(text, "").Trim());
    }

    private static HelpParameter Parameter(string name, string text)
    {
        var yaml = text[text.IndexOf("```yaml", StringComparison.Ordinal)..];
        var sets = ParameterSet().Matches(yaml).Select(m => new HelpParameterSet(
            m.Groups["name"].Value, m.Groups["position"].Value, bool.Parse(m.Groups["required"].Value), bool.Parse(m.Groups["value"].Value), bool.Parse(m.Groups["property"].Value)));
        var description = text[..text.IndexOf("```yaml", StringComparison.Ordinal)].Trim();
        return new HelpParameter(
            name, description.Contains("](shared-parameters.md#", StringComparison.Ordinal) ? Shared[$"-{name}"] : description, Field(yaml, "Type"), bool.Parse(Field(yaml, "SupportsWildcards")), bool.Parse(Field(yaml, "DontShow")),
            [.. Alias().Matches(yaml).Select(m => m.Groups[1].Value)], [.. sets]);
    }

    private static string Field(string yaml, string name) => Regex.Match(yaml, $"^{name}: (.*)$", RegexOptions.Multiline).Groups[1].Value;

    [GeneratedRegex(@"\[([^]]+)\]\([^)]+\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"^```powershell\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^- (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Alias();

    [GeneratedRegex(@"^- Name: (?<name>.*)\n  Position: (?<position>.*)\n  IsRequired: (?<required>.*)\n  ValueFromPipeline: (?<value>.*)\n  ValueFromPipelineByPropertyName: (?<property>.*)\n", RegexOptions.Multiline)]
    private static partial Regex ParameterSet();
}
