using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>A warning at the end of a command, whether or not the pipeline is stopping.</summary>
internal static class LastWarning
{
    /// <summary>Writes it as usual or, if the engine accepts no more output (Ctrl+C), directly to the host, which in a hosted session is the warning stream as well.</summary>
    public static void Write(PSCmdlet cmdlet, string text, Action<string> writeWarning)
    {
        var action = cmdlet.WarningAction();
        // A warning that stops or prompts would hide the actual reason for the end of the pipeline.
        if (action is not (ActionPreference.Continue or ActionPreference.SilentlyContinue or ActionPreference.Ignore))
        {
            cmdlet.Host.UI.WriteWarningLine(text);
            return;
        }
        try
        {
            writeWarning(text);
        }
        catch (Exception e) when (e is PipelineStoppedException or InvalidOperationException)
        {
            if (action == ActionPreference.Continue)
                cmdlet.Host.UI.WriteWarningLine(text);
        }
    }
}
