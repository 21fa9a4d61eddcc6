using System.Management.Automation.Language;

namespace PortSipCallControl.Hosting;

/// <summary>Runs a command given as text.</summary>
internal static class CommandRun
{
    /// <summary>Runs it. One that fails at its end gives 1, as with <c>pwsh -Command</c>.</summary>
    public static int Run(EngineSession session, string command)
    {
        Parser.ParseInput(command, out _, out var errors);
        var text = errors.Length == 0 ? $"{command}\nif (-not $?) {{ exit {ExitCodes.Failure} }}" : command;
        var exitCode = session.Run(shell => shell.AddScript(text));
        MissingCommands.Explain(session);
        return exitCode;
    }
}
