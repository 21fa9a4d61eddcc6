using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace PortSipCallControl.Help;

/// <summary>An about_ topic as text: Get-Help shows it as it is, in a window of 80 columns.</summary>
internal static class TopicText
{
    private const int Width = 79;
    private const int Indent = 4;

    public static string Render(MarkdownDocument document)
    {
        var text = new StringBuilder();
        foreach (var block in document)
        {
            if (text.Length > 0)
                text.Append('\n');
            foreach (var line in Lines(block))
                text.Append(line.TrimEnd()).Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        HeadingBlock { Level: 1 } title => [MarkdownFile.Text(title)],
        HeadingBlock { Level: 2 } heading => [MarkdownFile.Text(heading).ToUpperInvariant()],
        HeadingBlock heading => [$"  {MarkdownFile.Text(heading)}"],
        ParagraphBlock paragraph => Wrap(MarkdownFile.Text(paragraph), Indent, Indent),
        FencedCodeBlock code => MarkdownFile.Code(code).Split('\n').Select(line => new string(' ', 2 * Indent) + line),
        ListBlock list => list.Cast<ListItemBlock>().SelectMany((item, i) => Item(item, list.IsOrdered ? $"{i + 1}. " : "- ")),
        Table table => Rows(table),
        _ => throw new NotSupportedException($"A topic can't show '{block.GetType().Name}' (line {block.Line + 1})."),
    };

    private static IEnumerable<string> Item(ListItemBlock item, string mark) =>
        Wrap(mark + string.Join(' ', item.Cast<LeafBlock>().Select(MarkdownFile.Text)), Indent, Indent + mark.Length);

    // Two columns are shown side by side. With more, each row becomes a list under its first cell.
    private static IEnumerable<string> Rows(Table table)
    {
        var rows = table.Cast<TableRow>().Select(row => row.Cast<TableCell>().Select(Cell).ToList()).ToList();
        var first = rows.Max(row => row[0].Length);
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        if (rows[0].Count == 2 && first <= Width / 3)
            return rows.SelectMany((row, i) => Pair(row[0], row[1], first).Concat(i == 0 ? Pair(new string('-', row[0].Length), new string('-', row[1].Length), first) : []));
        if (Indent + widths.Sum() + 2 * (widths.Count - 1) <= Width)
            return rows.SelectMany((row, i) => i == 0 ? [Aligned(row, widths), Aligned(row.Select(cell => new string('-', cell.Length)), widths)] : (string[])[Aligned(row, widths)]);
        return rows.Skip(1).SelectMany((row, i) => (string[])[.. i == 0 ? [] : (string[])[""], .. Described(rows[0], row)]);
    }

    private static IEnumerable<string> Pair(string term, string text, int width) => Wrap($"{term.PadRight(width).Replace(' ', '\u00A0')}\u00A0 {text}", Indent, Indent + width + 2);

    private static string Aligned(IEnumerable<string> cells, List<int> widths) => new string(' ', Indent) + string.Join("  ", cells.Select((cell, i) => cell.PadRight(widths[i])));

    private static IEnumerable<string> Described(List<string> heads, List<string> row) =>
        Wrap(row[0], Indent, Indent).Concat(row.Skip(1).SelectMany((cell, i) => Wrap($"{char.ToUpperInvariant(heads[i + 1][0])}{heads[i + 1][1..]}: {cell}", 2 * Indent, 2 * Indent + 2)));

    private static string Cell(TableCell cell) => string.Join(' ', cell.OfType<LeafBlock>().Select(MarkdownFile.Text));

    private static IEnumerable<string> Wrap(string text, int first, int further)
    {
        var line = new StringBuilder(new string(' ', first));
        var isEmpty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                yield return line.ToString().Replace('\u00A0', ' ');
                line.Clear().Append(' ', further);
                isEmpty = true;
            }
            if (!isEmpty)
                line.Append(' ');
            line.Append(word);
            isEmpty = false;
        }
        yield return line.ToString().Replace('\u00A0', ' ');
    }
}
