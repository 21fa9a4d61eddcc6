using System.Management.Automation.Language;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>The command for the options after --simulator: those of Start-PortSipSimulator, as other command lines spell them.</summary>
internal static partial class SimulatorCommand
{
    /// <summary>The command; null if the options aren't pairs of a name and a value, or names alone.</summary>
    public static string? Of(ReadOnlySpan<string> options)
    {
        var command = new StringBuilder("Start-PortSipSimulator -Wait -ErrorAction Stop");
        var hasName = false;
        foreach (var option in options)
        {
            var isName = Name().IsMatch(option);
            if (!isName && !hasName)
                return null;
            // --queue-number 8000,8001 is -QueueNumber '8000','8001'.
            command.Append(' ').Append(isName ? $"-{option.Replace("-", "", StringComparison.Ordinal)}" : Values(option));
            hasName = isName;
        }
        return command.ToString();
    }

    private static string Values(string option) =>
        string.Join(',', option.Split(',').Select(value => $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'"));

    [GeneratedRegex("^--[A-Za-z]+(-[A-Za-z]+)*$")]
    private static partial Regex Name();
}
