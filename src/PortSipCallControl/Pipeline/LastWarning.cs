using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>A warning of a command that ends with it, whether the pipeline stops or not.</summary>
internal static class LastWarning
{
    /// <summary>Writes it the usual way, or where the engine takes nothing more (Ctrl+C) straight to the host, which in a hosted session is the stream of warnings as well.</summary>
    public static void Write(PSCmdlet cmdlet, string text, Action<string> writeWarning)
    {
        var action = cmdlet.WarningAction();
        // A warning that stops or asks would hide what ends the pipeline already.
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
