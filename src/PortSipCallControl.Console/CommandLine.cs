namespace PortSipCallControl.Hosting;

/// <summary>What the console was started with.</summary>
/// <param name="Task">What to do.</param>
/// <param name="Text">The script's full path, or the command.</param>
/// <param name="Arguments">What follows the script's path: the script's own.</param>
internal sealed record CommandLine(ConsoleTask Task, string Text, IReadOnlyList<string> Arguments)
{
    /// <summary>The text of <c>--help</c>.</summary>
    public const string Help = """
        The PowerShell 7 engine with the module PortSipCallControl imported.

          dotnet run --project src/PortSipCallControl.Console
              Plays a guided tour against a simulated PBX.

          dotnet run --project src/PortSipCallControl.Console -- script.ps1 [arguments]
              Runs the script. The arguments are its own: values, -Name value, -Name:value, -Switch.
              Exits with what the script says by exit, or with 1 after an error that ended it.

          dotnet run --project src/PortSipCallControl.Console -- -Command "Get-Command -Module PortSipCallControl"
              Runs the command.

          dotnet run --project src/PortSipCallControl.Console -- -Interactive
              Reads commands line by line, until exit.

          --help, -?
              Shows this.

        Ctrl+C stops what runs (exit code 130). A wrong command line exits with 64.
        This is the engine alone: besides the module it has PowerShell's core commands (ForEach-Object,
        Where-Object, Import-Module, Get-Help), not the rest (Select-Object, Write-Host). For scripts
        that need those, import the module in PowerShell itself.
        """;

    /// <exception cref="UsageException">An unknown option, a missing script, or something too many.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
            return new CommandLine(ConsoleTask.Tour, "", []);
        var rest = arguments.Skip(1).ToList();
        return arguments[0].ToUpperInvariant() switch
        {
            "--HELP" or "-HELP" or "-H" or "-?" or "/?" => new CommandLine(ConsoleTask.Help, "", []),
            "-COMMAND" or "--COMMAND" or "-C" => Command(rest),
            "-INTERACTIVE" or "--INTERACTIVE" or "-I" => Prompt(rest),
            _ => Script(arguments[0], rest),
        };
    }

    private static CommandLine Command(List<string> words) => words.Count > 0
        ? new CommandLine(ConsoleTask.Command, string.Join(' ', words), [])
        : throw new UsageException("-Command needs a command behind it.");

    private static CommandLine Prompt(List<string> rest) => rest.Count == 0
        ? new CommandLine(ConsoleTask.Prompt, "", [])
        : throw new UsageException($"-Interactive takes nothing behind it: '{rest[0]}'.");

    private static CommandLine Script(string path, List<string> arguments)
    {
        if (path.StartsWith('-'))
            throw new UsageException($"There is no option '{path}'.");
        if (!path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"'{path}' is no script: its name must end in .ps1.");
        if (!File.Exists(path))
            throw new UsageException($"The script '{path}' doesn't exist.");
        return new CommandLine(ConsoleTask.Script, Path.GetFullPath(path), arguments);
    }
}
