using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>The session's $PSDefaultParameterValues. The engine doesn't report which parameters it filled from there, so the values are compared.</summary>
internal static class DefaultParameterValues
{
    private const string Variable = "PSDefaultParameterValues";

    /// <summary>Whether a bound value is the default for the parameter.</summary>
    public static bool Explain(PSCmdlet cmdlet, CmdletParameter parameter, object? bound) =>
        Of(cmdlet) is { } defaults && For(cmdlet, parameter, defaults).Any(entry => IsSame(entry.Value, bound, parameter));

    /// <summary>Whether there is a default for exactly this parameter. If the parameter isn't bound, the engine couldn't bind the default and continued without it.</summary>
    public static bool Want(PSCmdlet cmdlet, CmdletParameter parameter) =>
        Of(cmdlet) is { } defaults && Want(cmdlet, parameter, defaults);

    // Separate methods: most sessions have no defaults, and this is checked for each command.
    private static bool Want(PSCmdlet cmdlet, CmdletParameter parameter, IDictionary defaults) =>
        For(cmdlet, parameter, defaults).Any(entry => ParameterOf(entry.Key) is { } part && cmdlet.MyInvocation.MyCommand.Parameters.Values.Count(p => Matches(part, [p.Name, .. p.Aliases])) == 1);

    // Null if there aren't any, or if they are disabled.
    private static IDictionary? Of(PSCmdlet cmdlet) =>
        Given.Value(cmdlet.SessionState.PSVariable.GetValue(Variable)) is IDictionary { Count: > 0 } defaults && !LanguagePrimitives.IsTrue(defaults["Disabled"]) ? defaults : null;

    private static IEnumerable<(string Key, object? Value)> For(PSCmdlet cmdlet, CmdletParameter parameter, IDictionary defaults)
    {
        foreach (DictionaryEntry entry in defaults)
        {
            if (entry.Key is string key && IsFor(key, cmdlet.MyInvocation, parameter))
                yield return (key, entry.Value);
        }
    }

    // "Command:Parameter", both with wildcards.
    private static bool IsFor(string key, InvocationInfo invocation, CmdletParameter parameter)
    {
        if (ParameterOf(key) is not { } part)
            return false;
        var command = invocation.MyCommand;
        return Matches(key.Substring(0, key.Length - part.Length - 1), command.Name, invocation.InvocationName, $"{command.ModuleName}\\{command.Name}")
            && Matches(part, [parameter.Name, .. parameter.Aliases]);
    }

    private static string? ParameterOf(string key) => key.LastIndexOf(':') is >= 0 and var colon ? key.Substring(colon + 1) : null;

    private static bool Matches(string part, params string[] names)
    {
        try
        {
            var pattern = new WildcardPattern(part.Trim().Trim('"', '\''), WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            return Array.Exists(names, pattern.IsMatch);
        }
        catch (WildcardPatternException)
        {
            // The engine didn't find anything with it either.
            return false;
        }
    }

    private static bool IsSame(object? standard, object? bound, CmdletParameter parameter)
    {
        var (value, given) = (Given.Value(standard), Given.Value(bound));
        return value switch
        {
            // It produced the value when the command was bound. Running it again could prompt the user again.
            ScriptBlock when given is not ScriptBlock => true,
            _ when Equals(value, given) => true,
            // An empty list is bound as one that contains a blank.
            _ when Given.IsEmpty(value) || Given.IsEmpty(given) => Given.IsEmpty(value) && Given.IsEmpty(given),
            string name when given is PSCredential credential => name == credential.UserName,
            _ when given is PSCredential or System.Security.SecureString => false,
            _ => Text(value) == Text(given) || Text(parameter.Bind(standard)) == Text(given),
        };
    }

    // As text, 30 is '30', and a list is its elements.
    private static string Text(object? value) => Given.Value(value) switch
    {
        null => "",
        string text => text.Trim(),
        IEnumerable items => string.Join(" ", items.Cast<object?>().Select(Text)),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };
}
