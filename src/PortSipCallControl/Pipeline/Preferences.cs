using System.IO;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace PortSipCallControl;

/// <summary>What the user wants to see, by parameter or by preference variable.</summary>
internal static class Preferences
{
    /// <summary>Whether verbose lines are shown; if not, they don't have to be built.</summary>
    public static bool IsVerboseWanted(this PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("Verbose", out var verbose)
            ? LanguagePrimitives.IsTrue(verbose)
            : Preference(cmdlet, "VerbosePreference", ActionPreference.SilentlyContinue) is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>
    /// Whether ShouldProcess has anything to ask, or shows what would be done: -Confirm, -WhatIf or the variables that stand for them. If not, its
    /// text is at most a verbose line.
    /// </summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="impact">Its ConfirmImpact.</param>
    public static bool IsConfirmationWanted(this PSCmdlet cmdlet, ConfirmImpact impact)
    {
        var bound = cmdlet.MyInvocation.BoundParameters;
        // -Debug asks as well, and what was specified is the engine's to interpret.
        return bound.ContainsKey("WhatIf") || bound.ContainsKey("Confirm") || bound.ContainsKey("Debug")
            || LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"))
            || !LanguagePrimitives.TryConvertTo(cmdlet.GetVariableValue("ConfirmPreference"), out ConfirmImpact threshold)
            || (threshold != ConfirmImpact.None && impact >= threshold);
    }

    /// <summary>
    /// Whether progress is shown to anybody: not if it is turned off, and not where output isn't a terminal, such as a redirected or unattended console,
    /// a job, or a program without a screen.
    /// </summary>
    public static bool IsProgressWanted(this PSCmdlet cmdlet) =>
        Preference(cmdlet, "ProgressPreference", ActionPreference.Continue) is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore) && IsTerminal(cmdlet.Host);

    /// <summary>Whether there is a terminal: a screen, and a keyboard.</summary>
    public static bool HasTerminal(this PSCmdlet cmdlet) => IsTerminal(cmdlet.Host) && !(cmdlet.Host.Name == "ConsoleHost" && Console.IsInputRedirected);

    private static bool IsTerminal(PSHost? host)
    {
        if (host?.UI?.RawUI is null || (host.Name == "ConsoleHost" && (Console.IsOutputRedirected || IsStartedNonInteractive)))
            return false;
        try
        {
            return host.UI.RawUI.WindowSize.Width > 0;
        }
        catch (Exception e) when (e is HostException or NotImplementedException or NotSupportedException or IOException)
        {
            // The engine wraps the interface of a host that has no screen.
            return false;
        }
    }

    /// <summary>Whether PowerShell was started with -NonInteractive.</summary>
    public static bool IsStartedNonInteractive { get; } =
        Array.Exists(Environment.GetCommandLineArgs(), a => a.StartsWith("-noni", StringComparison.OrdinalIgnoreCase) || a.StartsWith("/noni", StringComparison.OrdinalIgnoreCase));

    /// <summary>The action for a warning.</summary>
    public static ActionPreference WarningAction(this PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("WarningAction", out var action) && action is ActionPreference bound
            ? bound
            : Preference(cmdlet, "WarningPreference", ActionPreference.Continue);

    /// <summary>Whether the next error ends the pipeline.</summary>
    public static bool DoesErrorStop(this PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var action) && action is ActionPreference bound
            ? bound == ActionPreference.Stop
            : Preference(cmdlet, "ErrorActionPreference", ActionPreference.Continue) == ActionPreference.Stop;

    private static ActionPreference Preference(PSCmdlet cmdlet, string variable, ActionPreference standard) =>
        LanguagePrimitives.TryConvertTo(cmdlet.GetVariableValue(variable), out ActionPreference preference) ? preference : standard;
}
