using System.Management.Automation;

namespace PortSipCallControl.Hosting;

/// <summary>A script that runs in PowerShell may miss commands here: that deserves a word.</summary>
internal static class MissingCommands
{
    public static void Explain(EngineSession session)
    {
        var names = session.Errors.Select(e => e.Exception).OfType<CommandNotFoundException>().Select(e => e.CommandName).Distinct().Reverse().ToList();
        if (names.Count > 0)
            Console.Error.WriteLine($"Not here: {string.Join(", ", names)}. This console is PowerShell's engine with its core commands and the module. Run the script in PowerShell (pwsh) where it needs more.");
    }
}
