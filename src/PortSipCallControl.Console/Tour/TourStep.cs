using System.Management.Automation.Language;

namespace PortSipCallControl.Hosting;

/// <summary>A command of the tour, and the comment that stands right above it.</summary>
/// <param name="Explanation">The comment's lines without their marks; empty where the command follows another.</param>
/// <param name="Command">The command as it is typed.</param>
internal sealed record TourStep(IReadOnlyList<string> Explanation, string Command)
{
    /// <summary>Reads a script's commands: its statements at the top, in order.</summary>
    /// <exception cref="System.Management.Automation.ParseException">It isn't a script.</exception>
    public static IReadOnlyList<TourStep> Read(string path)
    {
        var script = Parser.ParseFile(path, out var tokens, out var errors);
        if (errors.Length > 0)
            throw new System.Management.Automation.ParseException(errors);
        var comments = tokens.Where(token => token.Kind == TokenKind.Comment).ToDictionary(token => token.Extent.EndLineNumber, token => token.Text);
        return [.. script.EndBlock.Statements.Select(statement => new TourStep(CommentAbove(statement, comments), statement.Extent.Text))];
    }

    private static List<string> CommentAbove(StatementAst statement, Dictionary<int, string> comments)
    {
        var lines = new List<string>();
        for (var number = statement.Extent.StartLineNumber - 1; comments.TryGetValue(number, out var comment); number--)
            lines.Insert(0, comment.TrimStart('#').Trim());
        return lines;
    }
}
