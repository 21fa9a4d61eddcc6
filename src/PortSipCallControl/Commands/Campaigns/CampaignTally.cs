using PortSip.Client;

namespace PortSipCallControl;

/// <summary>How many people had which outcome.</summary>
internal sealed class CampaignTally
{
    private readonly object _gate = new();
    private readonly SortedDictionary<PortSipCampaignOutcome, int> _counts = [];

    /// <summary>The number of rows.</summary>
    public int Total { get; set; }

    /// <summary>The number of people for whom nothing more will happen.</summary>
    public int Done { get; private set; }

    /// <summary>The number of people who weren't reached, except those who are never called.</summary>
    public int Missed => Done - Of(PortSipCampaignOutcome.Answered) - Of(PortSipCampaignOutcome.Skipped);

    /// <summary>The numbers whose outcome isn't known.</summary>
    public List<string> Unknown { get; } = [];

    public void Add(PortSipCampaignResult result)
    {
        lock (_gate)
        {
            _counts[result.Outcome] = Of(result.Outcome) + 1;
            Done++;
            if (result.Outcome == PortSipCampaignOutcome.Unknown)
                Unknown.Add(result.Number);
        }
    }

    /// <summary>3 of 7 done: 2 Answered, 1 Busy.</summary>
    public override string ToString()
    {
        lock (_gate)
        {
            var counts = string.Join(", ", _counts.Select(count => FormattableString.Invariant($"{count.Value} {count.Key}")));
            return FormattableString.Invariant($"{Done} of {Total} done{(counts.Length > 0 ? $": {counts}" : "")}");
        }
    }

    private int Of(PortSipCampaignOutcome outcome) => _counts.TryGetValue(outcome, out var count) ? count : 0;
}
