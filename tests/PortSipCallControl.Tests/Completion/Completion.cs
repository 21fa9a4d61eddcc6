using System.Management.Automation;

namespace PortSipCallControl.Tests.Completion;

/// <summary>What Tab does.</summary>
internal static class Completion
{
    /// <summary>What is offered at the end of the line.</summary>
    public static CommandCompletion Of(PowerShellSession session, string line)
    {
        using var shell = PowerShell.Create(session.Runspace);
        return CommandCompletion.CompleteInput(line, line.Length, options: null, shell);
    }
}
