using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>What the user wants to see, by parameter or by preference variable.</summary>
internal static class Preferences
{
    /// <summary>Whether verbose lines are shown; if not, they don't have to be built.</summary>
    public static bool IsVerboseWanted(this PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("Verbose", out var verbose)
            ? LanguagePrimitives.IsTrue(verbose)
            : Preference(cmdlet, "VerbosePreference", ActionPreference.SilentlyContinue) is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

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
