using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Where -OneTimePassword gets the code of a two-factor sign-in from.</summary>
internal static class OneTimePasswords
{
    /// <summary>Text is the code itself, a script block fetches it, and without either an interactive host is asked; null where nobody can be.</summary>
    public static OneTimePasswordSource? From(object? value, PSHost host)
    {
        var given = value is PSObject wrapped ? wrapped.BaseObject : value;
        return given switch
        {
            ScriptBlock script => InThisRunspace(() => script.Invoke() is [.., { } last] ? last.ToString() : ""),
            // The value as it came: a literal 0123456 has its zero in the text, and lost it in the number.
            not null => Once(value!.ToString() ?? ""),
            null when IsInteractive(host) => InThisRunspace(() => Ask(host)),
            null => null,
        };
    }

    // A code serves one sign-in. Sent again at a later one it would be a failed login, and those block the address.
    private static OneTimePasswordSource Once(string code)
    {
        string? left = code;
        return new OneTimePasswordSource(IsMailed: false, (_, _) => Interlocked.Exchange(ref left, null) is { } unused
            ? Task.FromResult(unused)
            : Task.FromException<string>(SignInSession.OneTimePasswordMissing()));
    }

    // A script block and a host belong to the runspace that signed in. A renewal for another one's request must not run them.
    private static OneTimePasswordSource InThisRunspace(Func<string> get)
    {
        var owner = Runspace.DefaultRunspace;
        return new OneTimePasswordSource(IsMailed: true, (log, _) => log is IPipeline pipeline
            ? pipeline.InvokeAsync(() => Runspace.DefaultRunspace == owner ? get() : throw SignInSession.OneTimePasswordMissing())
            : throw SignInSession.OneTimePasswordMissing());
    }

    private static string Ask(PSHost host)
    {
        host.UI.Write("The PBX has sent a one-time password. Code: ");
        return host.UI.ReadLine();
    }

    // UserInteractive says whether a person is there; a host without RawUI (a service, a job) can't ask one.
    private static bool IsInteractive(PSHost host) =>
        Environment.UserInteractive && !Console.IsInputRedirected && host.UI?.RawUI is not null && !IsStartedNonInteractive();

    private static bool IsStartedNonInteractive() =>
        Array.Exists(Environment.GetCommandLineArgs(), a => a.StartsWith("-noni", StringComparison.OrdinalIgnoreCase) || a.StartsWith("/noni", StringComparison.OrdinalIgnoreCase));
}
