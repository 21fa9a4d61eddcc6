using System.Management.Automation.Language;

namespace PortSipCallControl.Hosting;

/// <summary>Runs a script file.</summary>
internal static class ScriptRun
{
    /// <summary>Runs it, and returns what it exits with.</summary>
    public static int Run(EngineSession session, string path, IReadOnlyList<string> arguments)
    {
        // The engine tells a host about exit in a command, but not in a file: there exit fails the command that ran the
        // file, and sets $LASTEXITCODE. Without that, the file couldn't be run at all.
        var command = $"& '{CodeGeneration.EscapeSingleQuotedStringContent(path)}' {ScriptArguments.ToCommandText(arguments)}";
        var exitCode = session.Run(shell => shell.AddScript($"{command}; if (-not $?) {{ exit ($LASTEXITCODE ?? 1) }}"));
        MissingCommands.Explain(session);
        return exitCode;
    }
}
