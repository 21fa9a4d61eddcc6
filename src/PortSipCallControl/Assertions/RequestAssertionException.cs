using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>A simulator received other requests than expected. The message is of several lines: what was expected, and what was received.</summary>
internal sealed class RequestAssertionException : PortSipException
{
    private const int LargestNumberOfLines = 20;

    private readonly string _text;

    public RequestAssertionException(string expected, int matching, IReadOnlyList<SimulatorJournalEntry> received)
        : base(PortSipFailure.AssertionFailed, Sentence(expected, matching))
    {
        var shown = received.Skip(Math.Max(0, received.Count - LargestNumberOfLines)).Select(Line).ToList();
        _text = string.Join(
            Environment.NewLine,
            new[] { NeutralText.Of(Sentence(expected, matching)), received.Count == 0 ? "No request for this operation was received." : received.Count > shown.Count ? $"The last {shown.Count} of {received.Count} requests:" : "Received:" }
                .Concat(shown));
    }

    /// <inheritdoc/>
    public override string Message => _text;

    private static string Sentence(string expected, int matching) =>
        FormattableString.Invariant($"Expected {expected}, but there {(matching == 1 ? "was 1" : $"were {matching}")}.");

    private static string Line(SimulatorJournalEntry entry) =>
        NeutralText.Of($"  {entry.Method} {entry.Path}{(entry.Query.Length == 0 ? "" : $"?{entry.Query}")} {entry.Body}".TrimEnd() + FormattableString.Invariant($" ({entry.StatusCode})"));
}
