namespace PortSipCallControl;

/// <summary>Offers periods that people often want.</summary>
internal sealed class PeriodCompleter : Completer
{
    /// <summary>The periods, and what each is in words.</summary>
    public static IReadOnlyList<(string Text, string Hint)> Periods { get; } =
    [
        ("30m", "30 minutes"),
        ("1h", "1 hour"),
        ("8h", "8 hours"),
        ("1d", "24 hours"),
        ("7d", "7 days"),
        ("30d", "30 days"),
    ];

    protected override IEnumerable<Offer> Offers(CompletionQuery query) => Periods.Select(period => new Offer(period.Text, period.Hint));
}
