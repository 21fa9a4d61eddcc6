namespace PortSipCallControl.Hosting;

/// <summary>The PowerShell engine with the module imported: a guided tour, a script, a command, or a prompt.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        // The engine reports module imports to its makers unless told not to. Nothing here talks to anyone but the PBX.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        try
        {
            return Run(CommandLine.Parse(arguments));
        }
        catch (UsageException e)
        {
            Console.Error.WriteLine(e.Message);
            Console.Error.WriteLine("Run it with --help for what it takes.");
            return ExitCodes.Usage;
        }
    }

    private static int Run(CommandLine commandLine)
    {
        if (commandLine.Task == ConsoleTask.Help)
        {
            Console.WriteLine(CommandLine.Help);
            return ExitCodes.Success;
        }
        var terminal = Terminal.Detect();
        var host = new ConsoleHost(terminal);
        using var session = EngineSession.Open(host);
        return commandLine.Task switch
        {
            ConsoleTask.Script => ScriptRun.Run(session, commandLine.Text, commandLine.Arguments),
            ConsoleTask.Command => CommandRun.Run(session, commandLine.Text),
            ConsoleTask.Prompt => new CommandPrompt(session, terminal).Run(),
            _ => new TourPlayer(session, terminal).Play(TourPlayer.TourFile),
        };
    }
}
