namespace PortSipCallControl;

/// <summary>A report as a page for browsers: one file, without scripts and without anything from elsewhere.</summary>
internal static class WebReport
{
    // Narrow columns don't have room for 25 of them.
    private const int ManyColumns = 8;

    public static string Of(ReportContent content)
    {
        var html = new HtmlText();
        html.Line($"<!DOCTYPE html>")
            .Line($"<html lang=\"{content.Labels.Language}\">")
            .Line($"<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;\">")
            .Line($"<title>{content.Title}</title>")
            .Add($"<style>").AddTrusted(ReportStyle.Sheet).Line($"</style></head>")
            .Line($"<body><main>")
            .Line($"<header><h1>{content.Title}</h1><p>{content.Period}</p><p>{content.ZoneText}</p></header>");

        html.Line($"<h2>{content.Labels.Figures}</h2><dl>");
        foreach (var headline in content.Headlines)
        {
            html.Add($"<div><dt>{headline.Label}</dt><dd>{headline.Value}</dd>");
            if (headline.Change is not null)
                html.Add($"<dd class=\"change\">{headline.Change}</dd>");
            html.Line($"</div>");
        }
        html.Line($"</dl><div class=\"grid\">");

        Chart(html, content, content.HoursTable, ReportCharts.Hours);
        Chart(html, content, content.WeekTable, ReportCharts.Week);
        Chart(html, content, content.RingTable, ReportCharts.Ring);
        foreach (var table in content.Tables)
        {
            html.Line($"<section><h2>{table.Title}</h2>");
            if (table.Rows.Count == 0)
                html.Line($"<p>{content.Labels.None}</p>");
            else
                Table(html, table, withBars: true);
            html.Line($"</section>");
        }
        html.Line($"</div></main></body></html>");
        return html.ToString();
    }

    private static void Chart(HtmlText html, ReportContent content, ReportTable table, Action<HtmlText, ReportContent> chart)
    {
        html.Line($"<section><h2>{table.Title}</h2>");
        chart(html, content);
        html.Line($"<details><summary>{content.Labels.Table}</summary>");
        if (table.Columns.Count >= ManyColumns)
            html.Line($"<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{table.Title}\">");
        Table(html, table, withBars: false);
        if (table.Columns.Count >= ManyColumns)
            html.Line($"</div>");
        html.Line($"</details></section>");
    }

    private static void Table(HtmlText html, ReportTable table, bool withBars)
    {
        // The heading above it names it for the eye.
        html.Add($"<table aria-label=\"{table.Title}\"><thead><tr>");
        foreach (var column in table.Columns)
            html.Add($"<th scope=\"col\">{column}</th>");
        if (withBars)
            html.Add($"<td class=\"bar\"></td>");
        html.Line($"</tr></thead><tbody>");
        var largest = Math.Max(1, table.Bars.DefaultIfEmpty(1).Max());
        for (var row = 0; row < table.Rows.Count; row++)
        {
            html.Add($"<tr>");
            for (var column = 0; column < table.Rows[row].Count; column++)
                Cell(html, table.Rows[row][column], column == 0, table.NameColumns.Contains(column));
            if (withBars)
                html.Add($"<td class=\"bar\"><svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"good\" width=\"{100.0 * table.Bars[row] / largest:0.#}\" height=\"10\"/></svg></td>");
            html.Line($"</tr>");
        }
        html.Line($"</tbody></table>");
    }

    private static void Cell(HtmlText html, string text, bool isHead, bool isName)
    {
        if (isHead && isName)
            html.Add($"<th scope=\"row\" class=\"name\">{text}</th>");
        else if (isHead)
            html.Add($"<th scope=\"row\">{text}</th>");
        else if (isName)
            html.Add($"<td class=\"name\">{text}</td>");
        else
            html.Add($"<td>{text}</td>");
    }
}
