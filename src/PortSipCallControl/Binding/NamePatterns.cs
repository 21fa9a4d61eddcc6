using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Names with wildcards.</summary>
internal sealed class NamePatterns
{
    private readonly string[] _names;
    private readonly WildcardPattern[] _patterns;

    private NamePatterns(string[] names, WildcardPattern[] patterns)
    {
        _names = names;
        _patterns = patterns;
    }

    /// <summary>The patterns of a parameter. Names are compared as displayed.</summary>
    /// <exception cref="PortSipException">ValidationFailed: one of them isn't a pattern.</exception>
    public static NamePatterns Of(string parameter, string[] names) => new(names, Array.ConvertAll(names, name => PatternOf(parameter, name)));

    /// <summary>Whether one of them matches the name; a missing name counts as empty.</summary>
    public bool Match(string? name) => Array.Exists(_patterns, pattern => pattern.IsMatch(name ?? ""));

    /// <summary>Those without a wildcard that match none of the names. A pattern that matches nothing isn't a mistake; such a name is.</summary>
    public IEnumerable<string> Missing(IEnumerable<string?> existing)
    {
        var names = existing.ToList();
        return _names.Where((name, i) => !WildcardPattern.ContainsWildcardCharacters(name) && !names.Exists(one => _patterns[i].IsMatch(one ?? "")));
    }

    /// <summary>A name as a pattern.</summary>
    /// <exception cref="PortSipException">ValidationFailed: it isn't one.</exception>
    public static WildcardPattern PatternOf(string parameter, string name)
    {
        var pattern = new WildcardPattern(NeutralText.Of(name), WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        try
        {
            // It is parsed on first use, which could be on a thread of the client.
            _ = pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException e)
        {
            throw Validation.Failed($"-{parameter} '{name}' isn't a wildcard pattern: {e.Message.TrimEnd('.')}.");
        }
    }
}
