using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Numbers to filter by, with wildcards. A text that starts with * or # is a feature code and stands for itself; * alone is every number.
/// To match the end of a number, start with ?*, and to match feature codes with wildcards, start with [*] or [#].
/// </summary>
internal sealed class NumberPatterns
{
    private readonly NumberCondition _condition;

    private NumberPatterns(IReadOnlyList<string> literals, IReadOnlyList<NumberPattern> patterns)
    {
        Literals = literals;
        Patterns = patterns;
        _condition = new NumberCondition(literals, patterns);
    }

    /// <summary>The numbers without wildcards.</summary>
    public IReadOnlyList<string> Literals { get; }

    /// <summary>The numbers with wildcards.</summary>
    public IReadOnlyList<NumberPattern> Patterns { get; }

    /// <summary>The condition.</summary>
    public NumberCondition Condition => _condition;

    /// <summary>The numbers of a parameter.</summary>
    /// <exception cref="PortSipException">ValidationFailed: one of them isn't a pattern.</exception>
    public static NumberPatterns Of(string parameter, string[] numbers) => new(
        [.. numbers.Where(number => !IsPattern(number)).Select(Unescaped)],
        [.. numbers.Where(IsPattern).Select(number => new NumberPattern(PrefixOf(number), NamePatterns.PatternOf(parameter, number).IsMatch))]);

    /// <summary>Whether a number has wildcards.</summary>
    public static bool IsPattern(string number) =>
        number == "*" || (number.Length > 0 && number[0] is not ('*' or '#') && WildcardPattern.ContainsWildcardCharacters(number));

    /// <summary>What is named by number or id, with the numbers of those that match in place of the patterns.</summary>
    /// <exception cref="PortSipException">ValidationFailed: one of them isn't a pattern.</exception>
    public static string[] WithoutPatterns(string parameter, string[] wanted, IEnumerable<(string? Number, string Id)> all)
    {
        var patterns = Of(parameter, Array.FindAll(wanted, IsPattern));
        var matching = all.Where(item => patterns.Match(item.Number) || patterns.Match(item.Id)).Select(item => item.Number ?? item.Id);
        return patterns.Patterns.Count == 0 ? wanted : [.. wanted.Where(name => !IsPattern(name)).Union(matching)];
    }

    /// <summary>Whether the party has one of the numbers.</summary>
    public bool Match(string? party) => _condition.Fits(party);

    private static string Unescaped(string number) => number.IndexOf('`') < 0 ? number : WildcardPattern.Unescape(number);

    private static string PrefixOf(string pattern)
    {
        var end = pattern.IndexOfAny(['*', '?', '[', '`']);
        return end < 0 ? pattern : pattern.Substring(0, end);
    }
}
