using System.Management.Automation.Language;

namespace PortSipCallControl.Hosting;

/// <summary>Reads commands line by line and runs them, until <c>exit</c> or the end of the input.</summary>
internal sealed class CommandPrompt(EngineSession session, Terminal terminal)
{
    /// <summary>What precedes a command.</summary>
    public const string First = "PS> ";

    /// <summary>What precedes the further lines of a command.</summary>
    public const string Further = ">> ";

    public int Run()
    {
        while (session.ExitCode is null && ReadCommand() is { } command)
        {
            if (!string.IsNullOrWhiteSpace(command))
                session.Run(shell => shell.AddScript(command, useLocalScope: false));
        }
        return session.ExitCode ?? ExitCodes.Success;
    }

    private string? ReadCommand()
    {
        var command = ReadLine(First);
        while (command is not null && IsIncomplete(command) && ReadLine(Further) is { } line)
            command += Environment.NewLine + line;
        return command;
    }

    private string? ReadLine(string prompt)
    {
        if (terminal.CanAsk)
            terminal.Write(prompt);
        return Console.In.ReadLine();
    }

    private static bool IsIncomplete(string command)
    {
        Parser.ParseInput(command, out _, out var errors);
        return errors.Any(e => e.IncompleteInput);
    }
}
