using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The source of the code for a two-factor sign-in, from -OneTimePassword.</summary>
internal static class OneTimePasswords
{
    /// <summary>Text is the code itself, a script block returns it, and without either an interactive host prompts for it; null if no prompt is possible.</summary>
    public static OneTimePasswordSource? From(object? value, PSHost host)
    {
        var given = value is PSObject wrapped ? wrapped.BaseObject : value;
        return given switch
        {
            ScriptBlock script => InThisRunspace(() => script.Invoke() is [.., { } last] ? last.ToString() : ""),
            // The value as received: a literal 0123456 keeps its zero in the text, but not in the number.
            not null => Once(value!.ToString() ?? ""),
            null when Prompts.CanAsk(host) => InThisRunspace(() => Ask(host)),
            null => null,
        };
    }

    // A code is valid for one sign-in. If it were sent again at a later one, that would be a failed sign-in, and those block the address.
    private static OneTimePasswordSource Once(string code)
    {
        var left = code;
        return new OneTimePasswordSource(IsMailed: false, (_, _) => Interlocked.Exchange(ref left, null) is { } unused
            ? Task.FromResult(unused)
            : Task.FromException<string>(SignInSession.OneTimePasswordMissing()));
    }

    // A script block and a host belong to the runspace that signed in. A renewal for another runspace's request must not run them.
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
}
