using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The rows of a campaign's list: each number once as a person, and the output row of each.</summary>
internal sealed class CampaignRows
{
    private static readonly HashSet<string> Own = new(
        typeof(PortSipCampaignResult).GetProperties().Select(property => property.Name).Append("TimeZone"), StringComparer.OrdinalIgnoreCase);

    private readonly List<PSObject?> _rows = [];
    private readonly List<CampaignPerson> _people = [];
    private readonly Dictionary<string, int> _firstRows = new(StringComparer.Ordinal);

    /// <summary>The people, each number once.</summary>
    public IReadOnlyList<CampaignPerson> People => _people;

    /// <summary>The rows that aren't called whatever happens, each with the reason and with the words for all such rows.</summary>
    public List<(CampaignPerson Person, PSObject? Row, string Reason, string Kind)> Skipped { get; } = [];

    private int _count;

    /// <summary>Adds a row.</summary>
    /// <param name="number">The number.</param>
    /// <param name="row">The piped object; null if the number was typed.</param>
    /// <param name="zone">The time zone, unless the row has one.</param>
    /// <param name="obstacle">Why the number can't be called; null if it can.</param>
    public void Add(string number, PSObject? row, TimeZoneInfo zone, string? obstacle)
    {
        _count++;
        var person = new CampaignPerson
        {
            Number = number,
            Name = TextOf(row, "Name") ?? TextOf(row, "DisplayName"),
            Zone = ZoneOf(number, row) ?? zone,
        };
        if (obstacle is not null)
        {
            Skipped.Add((person, row, obstacle, obstacle));
            return;
        }
        if (_firstRows.TryGetValue(person.Key, out var first))
        {
            Skipped.Add((person, row, FormattableString.Invariant($"the same number as row {first}"), "a number that is on the list twice"));
            return;
        }
        _firstRows.Add(person.Key, _count);
        _people.Add(person);
        _rows.Add(row);
    }

    /// <summary>The output row of a person.</summary>
    public PSObject OutputOf(CampaignEntry entry) => Output(entry.ToResult(), _rows[entry.Index]);

    /// <summary>The output row of a person who isn't called.</summary>
    public static PSObject OutputOf(CampaignPerson person, PSObject? row, string reason) =>
        Output(new PortSipCampaignResult { Number = ReceivedText.Of(person.Number), Name = ReceivedText.Of(person.Name), Outcome = PortSipCampaignOutcome.Skipped, Reason = reason }, row);

    private static TimeZoneInfo? ZoneOf(string number, PSObject? row)
    {
        try
        {
            return TimeZoneTextAttribute.Of(Column(row, "TimeZone"));
        }
        catch (ArgumentTransformationMetadataException e)
        {
            throw Validation.Failed($"The time zone of {number}: {e.Message}");
        }
    }

    private static string? TextOf(PSObject? row, string name) => Column(row, name) is { } value && !Given.IsNothing(value) ? LanguagePrimitives.ConvertTo<string>(value) : null;

    private static object? Column(PSObject? row, string name) => row?.Properties[name]?.Value;

    private static PSObject Output(PortSipCampaignResult result, PSObject? row)
    {
        var output = new PSObject(result);
        foreach (var column in row?.Properties ?? Enumerable.Empty<PSPropertyInfo>())
        {
            if (!Own.Contains(column.Name) && column.IsGettable)
                output.Properties.Add(new PSNoteProperty(column.Name, column.Value));
        }
        return output;
    }
}
