namespace PortSipCallControl.Hosting.Tests;

/// <summary>What a console has left behind.</summary>
internal sealed record ConsoleResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The output's lines without those that are empty.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Checks that lines like these appear in this order, with any lines between them.</summary>
    public void AssertInOrder(params string[] patterns)
    {
        var next = 0;
        foreach (var pattern in patterns)
        {
            var found = Array.FindIndex(Lines, next, line => System.Text.RegularExpressions.Regex.IsMatch(line, pattern));
            Assert.True(found >= 0, $"No line like '{pattern}' follows in:\n{Output}");
            next = found + 1;
        }
    }
}
