namespace PortSip.Client;

/// <summary>A condition on the number of a party: one of some numbers, or a match of one of some patterns. Without either, any party fits.</summary>
internal sealed class NumberCondition(IReadOnlyList<string> numbers, IReadOnlyList<NumberPattern> patterns)
{
    /// <summary>Whether any party fits.</summary>
    public bool IsEmpty => numbers.Count == 0 && patterns.Count == 0;

    /// <summary>Whether the party fits.</summary>
    public bool Fits(string? party) =>
        IsEmpty
        || numbers.Any(number => PartyNumber.Is(party, number))
        || (party is not null && patterns.Any(pattern => pattern.IsMatch(party) || pattern.IsMatch(PartyNumber.Of(party))));

    /// <summary>What the PBX can check of it (API §1): a superset of what fits; null if that is everything.</summary>
    public string? Filter(string field) => patterns.Any(pattern => pattern.Prefix.Length == 0) ? null : ODataFilter.Any(
        [
            .. numbers.Select(number => $"{field} eq {ODataFilter.Literal(number)}"),
            .. patterns.Select(pattern => $"startswith({field},{ODataFilter.Literal(pattern.Prefix)})"),
        ]);
}
