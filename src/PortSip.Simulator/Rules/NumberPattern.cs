using System.Text.RegularExpressions;

namespace PortSip.Simulator;

/// <summary>A pattern of numbers: <c>*</c> matches any characters, <c>?</c> matches one.</summary>
internal sealed class NumberPattern(string text)
{
    private readonly Regex _regex = new(
        "^" + Regex.Escape(text).Replace("\\*", ".*").Replace("\\?", ".") + "$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    public string Text { get; } = text;

    public static bool HasWildcard(string text) => text.IndexOfAny(['*', '?']) >= 0;

    public bool Matches(string number) => _regex.IsMatch(number);
}
