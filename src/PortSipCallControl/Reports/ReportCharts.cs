namespace PortSipCallControl;

/// <summary>The pictures of a report as inline SVG. Each has a title and a description; a table below has the same numbers.</summary>
internal static class ReportCharts
{
    private const int Width = 400;
    private const int Height = 150;
    private const int Floor = 130;
    private const int Left = 8;

    /// <summary>The calls of each hour: the answered ones below, the others on top.</summary>
    public static void Hours(HtmlText html, ReportContent content)
    {
        var largest = Math.Max(1, content.Hours.Max(h => h.Answered + h.Unanswered));
        var labels = content.Labels;
        html.Line($"<p class=\"key\"><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"good\" width=\"10\" height=\"10\"/></svg>{labels.Answered}<svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"bad\" width=\"10\" height=\"10\"/></svg>{labels.Unanswered}</p>");
        Begin(html, "hours", labels.CallsPerHour, $"{labels.Calls}: {content.Number(content.Hours.Sum(h => h.Answered + h.Unanswered))}", Height);
        html.Line($"<text x=\"{Left}\" y=\"11\">{content.Number(largest)}</text><path class=\"axis\" d=\"M{Left} {Floor}H{Width - Left}\"/>");
        foreach (var (hour, answered, unanswered) in content.Hours)
        {
            var x = Left + (hour * 16);
            var (good, bad) = (Scaled(answered, largest, Floor - 16), Scaled(unanswered, largest, Floor - 16));
            if (answered + unanswered > 0)
            {
                html.Line($"<g><title>{ReportContent.HourText(hour)} {labels.Calls}: {content.Number(answered + unanswered)}, {labels.Answered}: {content.Number(answered)}</title><rect class=\"good\" x=\"{x}\" y=\"{Floor - good:0.#}\" width=\"13\" height=\"{good:0.#}\"/><rect class=\"bad\" x=\"{x}\" y=\"{Floor - good - bad:0.#}\" width=\"13\" height=\"{bad:0.#}\"/></g>");
            }
            if (hour % 3 == 0)
                html.Line($"<text x=\"{x}\" y=\"{Floor + 15}\">{hour}</text>");
        }
        html.Line($"</svg>");
    }

    /// <summary>A cell for each hour of the week, the darker the more calls.</summary>
    public static void Week(HtmlText html, ReportContent content)
    {
        var largest = Math.Max(1, content.Week.Max(day => day.Max()));
        var labels = content.Labels;
        Begin(html, "week", labels.CallsPerWeek, $"{labels.Calls}: {content.Number(content.Week.Sum(day => day.Sum()))}", 158);
        for (var day = 0; day < content.Week.Count; day++)
        {
            html.Line($"<text x=\"0\" y=\"{(day * 20) + 14}\">{labels.Week[day]}</text>");
            for (var hour = 0; hour < 24; hour++)
            {
                var calls = content.Week[day][hour];
                var shade = calls == 0 ? 0.06 : 0.2 + Scaled(calls, largest, 0.8);
                html.Line($"<rect class=\"good\" fill-opacity=\"{shade:0.##}\" x=\"{30 + (hour * 15.4):0.#}\" y=\"{day * 20}\" width=\"14\" height=\"18\"><title>{labels.Week[day]} {ReportContent.HourText(hour)}: {content.Number(calls)}</title></rect>");
            }
        }
        for (var hour = 0; hour < 24; hour += 3)
            html.Line($"<text x=\"{30 + (hour * 15.4):0.#}\" y=\"154\">{hour}</text>");
        html.Line($"</svg>");
    }

    /// <summary>How many calls rang for how long.</summary>
    public static void Ring(HtmlText html, ReportContent content)
    {
        var largest = Math.Max(1, content.Ring.Max(r => r.Calls));
        Begin(html, "ring", content.Labels.RingDistribution, $"{content.Labels.Seconds}: {content.Labels.Calls}", Height);
        html.Line($"<path class=\"axis\" d=\"M{Left} {Floor}H{Width - Left}\"/>");
        for (var i = 0; i < content.Ring.Count; i++)
        {
            var (seconds, calls) = content.Ring[i];
            var (x, height) = (Left + (i * 48), Scaled(calls, largest, Floor - 16));
            html.Line($"<rect class=\"good\" x=\"{x}\" y=\"{Floor - height:0.#}\" width=\"42\" height=\"{height:0.#}\"><title>{seconds}: {content.Number(calls)}</title></rect><text x=\"{x + 21}\" y=\"{Floor - height - 4:0.#}\" text-anchor=\"middle\">{content.Number(calls)}</text><text x=\"{x + 21}\" y=\"{Floor + 15}\" text-anchor=\"middle\">{seconds}</text>");
        }
        html.Line($"</svg>");
    }

    private static void Begin(HtmlText html, string id, string title, string description, int height) =>
        html.Line($"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-text\"><title id=\"{id}-title\">{title}</title><desc id=\"{id}-text\">{description}</desc>");

    private static double Scaled(long value, long largest, double length) => (double)value / largest * length;
}
