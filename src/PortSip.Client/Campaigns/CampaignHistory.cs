namespace PortSip.Client;

/// <summary>What the state file says about a campaign.</summary>
internal sealed class CampaignHistory
{
    private readonly Dictionary<string, List<CampaignLine>> _byNumber = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _now;

    private CampaignHistory(CampaignLine start, IEnumerable<CampaignLine> others, DateTimeOffset now)
    {
        Start = start;
        _now = now;
        foreach (var line in others)
        {
            var key = CampaignPerson.KeyOf(line.Number!);
            if (!_byNumber.TryGetValue(key, out var lines))
                _byNumber.Add(key, lines = []);
            lines.Add(line);
            if (line.Line == CampaignLineKind.Call)
                LastCallAt = Past(line.At);
        }
    }

    /// <summary>The first line.</summary>
    public CampaignLine Start { get; }

    /// <summary>The campaign's id.</summary>
    public string Campaign => Start.Campaign!;

    /// <summary>When its first run started.</summary>
    public DateTimeOffset StartedAt => Past(Start.At);

    /// <summary>When the last call was placed; null before the first.</summary>
    public DateTimeOffset? LastCallAt { get; }

    /// <summary>Whether the list isn't the one that the campaign was started with, although it contains everybody who was called.</summary>
    public bool HasListChanged { get; private set; }

    /// <summary>Reads the lines, or starts a campaign if there are none.</summary>
    /// <param name="lines">The lines of the state file.</param>
    /// <param name="people">The people, each number once.</param>
    /// <param name="does">What the campaign does.</param>
    /// <param name="now">The time.</param>
    /// <param name="name">The name of the file for errors.</param>
    /// <exception cref="PortSipException">ValidationFailed: the file belongs to another campaign.</exception>
    public static CampaignHistory Of(IReadOnlyList<CampaignLine> lines, IReadOnlyCollection<CampaignPerson> people, string does, DateTimeOffset now, string name)
    {
        var start = new CampaignLine(CampaignLineKind.Start, now.ToUniversalTime())
        {
            Campaign = Guid.NewGuid().ToString("N").Substring(0, 12),
            Does = does,
            Numbers = TextDigest.Of(string.Join("\n", people.Select(person => person.Key).OrderBy(key => key, StringComparer.Ordinal))),
            Count = people.Count,
        };
        if (lines.Count == 0)
            return new CampaignHistory(start, [], now);
        var written = lines[0];
        var history = new CampaignHistory(written, lines.Skip(1), now);
        if (written.Does != does)
            throw OfAnother($"'{name}' is the state file of a campaign with another purpose ({written.Does}, not {does}).");
        var strangers = history._byNumber.Keys.Except(people.Select(person => person.Key), StringComparer.Ordinal).Count();
        if (strangers > 0)
            throw OfAnother(FormattableString.Invariant($"'{name}' is the state file of a campaign with another list: {strangers} of the {history._byNumber.Count} numbers that it called aren't in this list."));
        history.HasListChanged = written.Numbers != start.Numbers;
        return history;
    }

    /// <summary>Brings a person to the state of the last run.</summary>
    public void ApplyTo(CampaignEntry entry)
    {
        foreach (var line in LinesOf(entry))
        {
            switch (line.Line)
            {
                case CampaignLineKind.Call:
                    entry.Sequence = line.Attempt!.Value;
                    entry.Attempts++;
                    entry.CalledAt = line.At;
                    entry.Open = new CampaignAttempt(Campaign, line.Number!, line.Attempt.Value, line.At);
                    break;
                case CampaignLineKind.Placed:
                    entry.Open = entry.Open is { } open ? open with { CallId = line.CallId } : null;
                    break;
                case CampaignLineKind.NotPlaced:
                    entry.Attempts--;
                    entry.Open = null;
                    break;
                default:
                    entry.Last = line.ToResult();
                    entry.Open = null;
                    break;
            }
        }
    }

    /// <summary>When the last attempt that counts ended; null without one.</summary>
    public DateTimeOffset? EndOf(CampaignEntry entry) => LinesOf(entry).LastOrDefault(line => line.Line == CampaignLineKind.End) is { } end ? Past(end.At) : null;

    // If the computer's clock was ahead and has been corrected, the campaign doesn't wait until it is there again.
    private DateTimeOffset Past(DateTimeOffset at) => at < _now ? at : _now;

    private List<CampaignLine> LinesOf(CampaignEntry entry) => _byNumber.TryGetValue(entry.Person.Key, out var lines) ? lines : [];

    private static PortSipException OfAnother(string message) => Validation.Failed(message, PortSipFailureReason.CampaignDiffers);
}
