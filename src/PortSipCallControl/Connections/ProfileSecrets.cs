using System.Collections;
using System.Management.Automation;
using System.Security;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets the secret that a profile names, with Get-Secret of Microsoft.PowerShell.SecretManagement.</summary>
internal static class ProfileSecrets
{
    private const string Command = "Get-Secret";

    /// <summary>Whether the profile names a secret that can be asked for. Call it on the pipeline thread.</summary>
    public static bool IsAvailable(PSCmdlet cmdlet) =>
        cmdlet.InvokeCommand.GetCommand(Command, CommandTypes.Cmdlet | CommandTypes.Function | CommandTypes.Alias) is not null;

    /// <summary>The credential: the secret itself, or the profile's user with the secret as the password. Call it on the pipeline thread.</summary>
    /// <exception cref="PortSipException">CredentialRequired: there is no such secret, or it isn't of a type that can sign in.</exception>
    public static PSCredential Get(PSCmdlet cmdlet, PortSipProfile profile)
    {
        if (!IsAvailable(cmdlet))
            throw Missing(profile, $"{Command} isn't available in this session", "Install the module Microsoft.PowerShell.SecretManagement and the module of the vault, or specify -Credential.");
        return Read(cmdlet, profile) switch
        {
            PSCredential credential => credential,
            SecureString password when profile.UserName is { } user => new PSCredential(user, password),
            SecureString => throw Missing(profile, "it is a password, and the profile has no user name", "Save the profile with -UserName, or store a PSCredential as the secret."),
            null => throw Missing(profile, "it wasn't found", "Check the name of the secret with Get-SecretInfo, or specify -Credential."),
            var other => throw Missing(profile, $"it is a [{other.GetType().Name}], not a PSCredential or a SecureString", "Store a PSCredential, or a SecureString with the user's password."),
        };
    }

    private static object? Read(PSCmdlet cmdlet, PortSipProfile profile)
    {
        var arguments = new Hashtable { ["Name"] = profile.SecretName };
        if (profile.SecretVault is { } vault)
            arguments["Vault"] = vault;
        try
        {
            var found = cmdlet.InvokeCommand.InvokeScript($"param($Secret) {Command} @Secret -ErrorAction Stop", useNewScope: true, System.Management.Automation.Runspaces.PipelineResultTypes.None, null, arguments);
            return found is [var only, ..] ? Given.Value(only) : null;
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            throw Missing(profile, e.Message.TrimEnd('.'), "Check the name of the secret with Get-SecretInfo, and that its vault is unlocked, or specify -Credential.", e);
        }
    }

    private static CommandException Missing(PortSipProfile profile, string why, string recommendedAction, Exception? exception = null) =>
        new(PortSipFailure.CredentialRequired, $"The profile '{profile.Name}' names the secret '{profile.SecretName}', and it can't be used: {why}.", recommendedAction, exception);
}
