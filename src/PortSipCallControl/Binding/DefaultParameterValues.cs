using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>The session's $PSDefaultParameterValues. The engine doesn't say which parameters it filled from there, so the values are compared.</summary>
internal static class DefaultParameterValues
{
    private const string Variable = "PSDefaultParameterValues";

    /// <summary>Whether a bound value is the one that stands there for the parameter.</summary>
    public static bool Explain(PSCmdlet cmdlet, CmdletParameter parameter, object? bound)
    {
        if (Given.Value(cmdlet.SessionState.PSVariable.GetValue(Variable)) is not IDictionary { Count: > 0 } defaults || LanguagePrimitives.IsTrue(defaults["Disabled"]))
            return false;
        foreach (DictionaryEntry entry in defaults)
        {
            if (entry.Key is string key && IsFor(key, cmdlet.MyInvocation, parameter) && IsSame(entry.Value, bound, parameter))
                return true;
        }
        return false;
    }

    // "Command:Parameter", both with wildcards.
    private static bool IsFor(string key, InvocationInfo invocation, CmdletParameter parameter)
    {
        var colon = key.LastIndexOf(':');
        if (colon < 0)
            return false;
        var command = invocation.MyCommand;
        return Matches(key.Substring(0, colon), command.Name, invocation.InvocationName, $"{command.ModuleName}\\{command.Name}")
            && Matches(key.Substring(colon + 1), [parameter.Name, .. parameter.Aliases]);
    }

    private static bool Matches(string part, params string[] names)
    {
        try
        {
            var pattern = new WildcardPattern(part.Trim().Trim('"', '\''), WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            return Array.Exists(names, pattern.IsMatch);
        }
        catch (WildcardPatternException)
        {
            // The engine found nothing by it either.
            return false;
        }
    }

    private static bool IsSame(object? standard, object? bound, CmdletParameter parameter)
    {
        var (value, given) = (Given.Value(standard), Given.Value(bound));
        return value switch
        {
            // It gave the value when the command was bound. To run it again could ask somebody again.
            ScriptBlock when given is not ScriptBlock => true,
            _ when Equals(value, given) => true,
            _ when Given.IsNothing(value) || Given.IsNothing(given) => Given.IsNothing(value) && Given.IsNothing(given),
            string name when given is PSCredential credential => name == credential.UserName,
            _ when given is PSCredential or System.Security.SecureString => false,
            _ => Text(value) == Text(given) || Text(parameter.Bind(standard)) == Text(given),
        };
    }

    // As text 30 is '30', and a list its elements.
    private static string Text(object? value) => Given.Value(value) switch
    {
        null => "",
        string text => text.Trim(),
        IEnumerable items => string.Join(" ", items.Cast<object?>().Select(Text)),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };
}
