using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace PortSipCallControl.Hosting;

/// <summary>Colours a command as a PowerShell prompt does while it is typed.</summary>
internal static class SyntaxColours
{
    public static string Paint(string command)
    {
        Parser.ParseInput(command, out var tokens, out _);
        var painted = new StringBuilder();
        var end = 0;
        foreach (var token in tokens.Where(t => t.Text.Length > 0))
        {
            painted.Append(command, end, token.Extent.StartOffset - end);
            painted.Append(ColourOf(token) is { } colour ? $"{colour}{token.Text}{PSStyle.Instance.Reset}" : token.Text);
            end = token.Extent.EndOffset;
        }
        return painted.Append(command, end, command.Length - end).ToString();
    }

    private static string? ColourOf(Token token) => token switch
    {
        { TokenFlags: var flags } when flags.HasFlag(TokenFlags.CommandName) => PSStyle.Instance.Foreground.BrightYellow,
        { Kind: TokenKind.Parameter } => PSStyle.Instance.Foreground.BrightBlack,
        VariableToken => PSStyle.Instance.Foreground.BrightGreen,
        StringToken => PSStyle.Instance.Foreground.Cyan,
        _ => null,
    };
}
