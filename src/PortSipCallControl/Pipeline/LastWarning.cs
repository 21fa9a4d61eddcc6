using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>A warning of a command that ends with it, whether the pipeline stops or not.</summary>
internal static class LastWarning
{
    /// <summary>Writes it the usual way, or where the engine takes nothing more (Ctrl+C) straight to the host, which in a hosted session is the stream of warnings as well.</summary>
    public static void Write(PSCmdlet cmdlet, string text, Action<string> writeWarning)
    {
        switch (cmdlet.WarningAction())
        {
            case ActionPreference.Continue:
                try
                {
                    writeWarning(text);
                }
                catch (Exception e) when (e is PipelineStoppedException or InvalidOperationException)
                {
                    cmdlet.Host.UI.WriteWarningLine(text);
                }
                break;
            case ActionPreference.SilentlyContinue or ActionPreference.Ignore:
                try
                {
                    // For -WarningVariable.
                    writeWarning(text);
                }
                catch (Exception e) when (e is PipelineStoppedException or InvalidOperationException)
                {
                    // Nobody wants to see it.
                }
                break;
            default:
                // A warning that stops or asks would hide what ends the pipeline already.
                cmdlet.Host.UI.WriteWarningLine(text);
                break;
        }
    }
}
