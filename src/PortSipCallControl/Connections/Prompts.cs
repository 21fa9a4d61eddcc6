using System.Management.Automation;
using System.Management.Automation.Host;

namespace PortSipCallControl;

/// <summary>Asks the person at the prompt, if there is one.</summary>
internal static class Prompts
{
    // Their user interface isn't the process's console.
    private static readonly string[] GraphicalHosts = ["Windows PowerShell ISE Host", "Visual Studio Code Host"];

    /// <summary>
    /// Whether the host can ask. UserInteractive shows whether a user is present; a host without RawUI (a service, a job) can't prompt.
    /// </summary>
    public static bool CanAsk(PSHost host) =>
        host.UI?.RawUI is not null && (Array.IndexOf(GraphicalHosts, host.Name) >= 0 || (Environment.UserInteractive && !Console.IsInputRedirected && !Preferences.IsStartedNonInteractive));

    /// <summary>Asks for a line of text; null if it is empty.</summary>
    public static string? AskText(PSHost host, string question)
    {
        host.UI.Write(question);
        return Text.OrNull(host.UI.ReadLine());
    }

    /// <summary>Asks for a user name and a password; null if the question was canceled.</summary>
    /// <param name="host">The host.</param>
    /// <param name="server">The server that they are for.</param>
    /// <param name="userName">The user name, if it is known.</param>
    public static PSCredential? AskCredential(PSHost host, string server, string? userName) =>
        host.UI.PromptForCredential("PortSIP sign-in", $"Enter the user name and the password for {server}.", userName ?? "", server);
}
