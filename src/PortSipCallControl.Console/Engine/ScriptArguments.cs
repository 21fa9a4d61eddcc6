using System.Management.Automation.Language;

namespace PortSipCallControl.Hosting;

/// <summary>Turns the arguments of a command line into those of a script, as <c>pwsh -File</c> does.</summary>
internal static class ScriptArguments
{
    /// <summary>The text that hands over values, <c>-Name value</c>, <c>-Name:value</c>, <c>-Switch</c> and <c>-Switch:$false</c>.</summary>
    public static string ToCommandText(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(ToText));

    private static string ToText(string argument)
    {
        var colon = argument.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? argument : argument[..colon];
        if (!IsParameter(name))
            return Quoted(argument);
        return colon < 0 || colon == argument.Length - 1 ? argument : $"{name}:{Value(argument[(colon + 1)..])}";
    }

    // A dash and a name, as the language has it: -5 is a number, and - a value.
    private static bool IsParameter(string text) =>
        text.Length > 1 && text[0] == '-' && (char.IsLetter(text[1]) || text[1] == '_') && text.Skip(2).All(c => char.IsLetterOrDigit(c) || c == '_');

    // Everything is text, and nothing is evaluated, but what a switch needs.
    private static string Value(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" or "TRUE" => "$true",
        "$FALSE" or "FALSE" => "$false",
        _ => Quoted(text),
    };

    private static string Quoted(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
