using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The profiles of the user, or those in the folder that the session's variable names.</summary>
internal static class SessionProfiles
{
    private const string FolderVariable = "PortSipProfileFolder";

    /// <summary>For a cmdlet.</summary>
    public static PortSipProfiles Of(PSCmdlet cmdlet) => In(cmdlet.SessionState.PSVariable.GetValue(FolderVariable), path => cmdlet.GetUnresolvedProviderPathFromPSPath(path));

    /// <summary>For completion, which has no cmdlet.</summary>
    public static PortSipProfiles Current => In(ScriptBlock.Create($"${FolderVariable}").Invoke() is [var only] ? only : null, path => path);

    private static PortSipProfiles In(object? folder, Func<string, string> resolve) =>
        new(Text.OrNull(Given.Value(folder)?.ToString()) is { } given ? resolve(given) : null);
}
