using System.Management.Automation;

namespace PortSipCallControl.Hosting;

/// <summary>Plays a script as if someone typed it: each comment, each command behind a prompt, and what it emits.</summary>
internal sealed class TourPlayer(EngineSession session, Terminal terminal)
{
    /// <summary>The tour's script, which stands beside the console.</summary>
    public static string TourFile => Path.Combine(AppContext.BaseDirectory, "Tour.ps1");

    /// <summary>Plays it to its end, or to the first command that ends it.</summary>
    public int Play(string path)
    {
        foreach (var step in TourStep.Read(path))
        {
            Show(step);
            var exitCode = session.Run(shell => shell.AddScript(step.Command, useLocalScope: false));
            if (exitCode != ExitCodes.Success || session.ExitCode is not null)
                return exitCode;
        }
        return ExitCodes.Success;
    }

    private void Show(TourStep step)
    {
        if (step.Explanation.Count > 0)
            terminal.WriteGap();
        foreach (var line in step.Explanation)
            terminal.WriteLine($"{PSStyle.Instance.Foreground.Green}# {line}{PSStyle.Instance.Reset}");
        var lines = SyntaxColours.Paint(step.Command).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
            terminal.WriteLine((i == 0 ? CommandPrompt.First : CommandPrompt.Further) + lines[i]);
    }
}
