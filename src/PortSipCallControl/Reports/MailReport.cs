namespace PortSipCallControl;

/// <summary>
/// A report as the body of a mail. Outlook draws mail with Word, which knows tables and their colors, and neither style sheets nor SVG: bars
/// are cells of tables.
/// </summary>
internal static class MailReport
{
    private const string Font = "Arial, Helvetica, sans-serif";
    private const string Good = "#1f6fb2";
    private const string Bad = "#b3541e";
    private const string Soft = "#e8ecf1";
    private const int BarWidth = 200;

    public static string Of(ReportContent content)
    {
        var html = new HtmlText();
        html.Line($"<!DOCTYPE html>")
            .Line($"<html lang=\"{content.Labels.Language}\"><head><meta charset=\"utf-8\"><title>{content.Title}</title></head>")
            .Line($"<body bgcolor=\"#ffffff\" text=\"#1b2430\"><table role=\"presentation\" width=\"640\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td>")
            .Line($"<h1><font face=\"{Font}\" size=\"5\">{content.Title}</font></h1>")
            .Line($"<p><font face=\"{Font}\" size=\"2\">{content.Period}<br>{content.ZoneText}</font></p>");

        var hasChanges = content.Headlines.Any(headline => headline.Change is not null);
        var labels = content.Labels;
        Begin(html, labels.Figures, hasChanges ? [labels.Figure, labels.Value, labels.Change] : [labels.Figure, labels.Value]);
        foreach (var headline in content.Headlines)
        {
            html.Add($"<tr>");
            Cell(html, headline.Label);
            Cell(html, headline.Value);
            if (hasChanges)
                Cell(html, headline.Change ?? "");
            html.Line($"</tr>");
        }
        html.Line($"</table>");

        Hours(html, content);
        Week(html, content);
        Table(html, content.RingTable, content);
        foreach (var table in content.Tables)
            Table(html, table, content);
        html.Line($"</td></tr></table></body></html>");
        return html.ToString();
    }

    private static void Hours(HtmlText html, ReportContent content)
    {
        var table = content.HoursTable;
        var largest = Math.Max(1, table.Bars.Max());
        Begin(html, table.Title, [.. table.Columns, ""]);
        for (var hour = 0; hour < table.Rows.Count; hour++)
        {
            html.Add($"<tr>");
            foreach (var cell in table.Rows[hour])
                Cell(html, cell);
            Bar(html, largest, (content.Hours[hour].Answered, Good), (content.Hours[hour].Unanswered, Bad));
            html.Line($"</tr>");
        }
        html.Line($"</table>");
    }

    // Hours are the rows: a mail has no room for 24 columns.
    private static void Week(HtmlText html, ReportContent content)
    {
        var table = content.WeekTable;
        var largest = Math.Max(1, content.Week.Max(day => day.Max()));
        Begin(html, table.Title, table.Columns);
        for (var hour = 0; hour < table.Rows.Count; hour++)
        {
            html.Add($"<tr>");
            Cell(html, table.Rows[hour][0]);
            for (var day = 0; day < content.Week.Count; day++)
                html.Add($"<td bgcolor=\"{Shade(content.Week[day][hour], largest)}\" align=\"center\"><font face=\"{Font}\" size=\"2\">{table.Rows[hour][day + 1]}</font></td>");
            html.Line($"</tr>");
        }
        html.Line($"</table>");
    }

    private static void Table(HtmlText html, ReportTable table, ReportContent content)
    {
        if (table.Rows.Count == 0)
        {
            html.Line($"<h2><font face=\"{Font}\" size=\"4\">{table.Title}</font></h2><p><font face=\"{Font}\" size=\"2\">{content.Labels.None}</font></p>");
            return;
        }
        var largest = Math.Max(1, table.Bars.Max());
        Begin(html, table.Title, [.. table.Columns, ""]);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            html.Add($"<tr>");
            foreach (var cell in table.Rows[row])
                Cell(html, cell);
            Bar(html, largest, (table.Bars[row], Good));
            html.Line($"</tr>");
        }
        html.Line($"</table>");
    }

    private static void Begin(HtmlText html, string title, IReadOnlyList<string> columns)
    {
        html.Line($"<h2><font face=\"{Font}\" size=\"4\">{title}</font></h2>")
            .Add($"<table width=\"640\" cellpadding=\"3\" cellspacing=\"1\" border=\"0\"><tr>");
        foreach (var column in columns)
        {
            if (column.Length == 0)
                html.Add($"<td bgcolor=\"{Soft}\" width=\"{BarWidth}\">&nbsp;</td>");
            else
                html.Add($"<th bgcolor=\"{Soft}\" align=\"left\" scope=\"col\"><font face=\"{Font}\" size=\"2\">{column}</font></th>");
        }
        html.Line($"</tr>");
    }

    private static void Cell(HtmlText html, string text) =>
        html.Add($"<td valign=\"top\"><font face=\"{Font}\" size=\"2\">{text}</font></td>");

    private static void Bar(HtmlText html, long largest, params (long Value, string Color)[] parts)
    {
        html.Add($"<td><table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>");
        foreach (var (value, color) in parts.Where(part => part.Value > 0))
            html.Add($"<td bgcolor=\"{color}\" width=\"{Math.Max(1, (int)(BarWidth * value / largest))}\" height=\"12\"><font size=\"1\">&nbsp;</font></td>");
        if (parts.All(part => part.Value == 0))
            html.Add($"<td height=\"12\"><font size=\"1\">&nbsp;</font></td>");
        html.Add($"</tr></table></td>");
    }

    // From white to the light blue on which black text is readable.
    private static string Shade(long calls, long largest)
    {
        var part = (double)calls / largest;
        return FormattableString.Invariant($"#{(int)(255 - (145 * part)):x2}{(int)(255 - (75 * part)):x2}{(int)(255 - (20 * part)):x2}");
    }
}
